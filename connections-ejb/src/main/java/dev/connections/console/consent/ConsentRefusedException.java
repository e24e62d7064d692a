package dev.connections.console.consent;

import dev.connections.api.ConnectionsException;

/** An answer to a consent that this person did not ask for, or not any more. */
public final class ConsentRefusedException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  public ConsentRefusedException() {
    super("This consent was not asked for, or its time is over.");
  }
}
