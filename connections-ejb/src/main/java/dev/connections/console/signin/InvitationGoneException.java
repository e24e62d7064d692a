package dev.connections.console.signin;

import dev.connections.api.ConnectionsException;

/** A one-time link was used already, was replaced by a newer one, or ran out. */
public final class InvitationGoneException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  public InvitationGoneException() {
    super("The one-time link was used, replaced, or ran out.");
  }
}
