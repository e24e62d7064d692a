package dev.connections.console.connection;

import dev.connections.api.ConnectionsException;

/** The caller has no connector link with this id. */
public final class UnknownLinkException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  public UnknownLinkException(String linkId) {
    super("There is no connector link with the id " + linkId + ".");
  }
}
