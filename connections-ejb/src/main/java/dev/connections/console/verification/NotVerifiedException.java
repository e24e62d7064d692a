package dev.connections.console.verification;

import dev.connections.api.ConnectionsException;

/** The draft has not been verified as it is now, or its verification failed. */
public final class NotVerifiedException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  public NotVerifiedException() {
    super("The profile was not verified as it is now, or the verification failed.");
  }
}
