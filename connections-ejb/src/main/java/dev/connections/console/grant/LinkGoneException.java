package dev.connections.console.grant;

import dev.connections.api.ConnectionsException;

/** A link that is used, revoked, expired, or none at all: which of them is told to nobody. */
public final class LinkGoneException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  public LinkGoneException() {
    super("This link cannot be used, or not any more.");
  }
}
