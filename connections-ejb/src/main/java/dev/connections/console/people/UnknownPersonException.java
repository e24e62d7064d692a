package dev.connections.console.people;

import dev.connections.api.ConnectionsException;

/** The person was removed. */
public final class UnknownPersonException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  public UnknownPersonException(String id) {
    super("No person has the id " + id + ".");
  }
}
