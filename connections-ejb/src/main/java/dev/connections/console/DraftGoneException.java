package dev.connections.console;

import dev.connections.api.ConnectionsException;

/** The draft ended: an hour passed, it was discarded, or the profile it edits was deleted. */
public final class DraftGoneException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  public DraftGoneException() {
    super("The draft is no longer there.");
  }
}
