package dev.connections.console;

import dev.connections.api.ConnectionsException;

/** No connection has this id, or no longer. */
public final class UnknownConnectionException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  public UnknownConnectionException(String connectionId) {
    super("There is no connection with the id " + connectionId + ".");
  }
}
