package dev.connections.console;

import dev.connections.api.ConnectionsException;

/** A person has as many open drafts as one may have. */
public final class TooManyDraftsException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  private final int most;

  public TooManyDraftsException(int most) {
    super("There are " + most + " open drafts already.");
    this.most = most;
  }

  public int most() {
    return most;
  }
}
