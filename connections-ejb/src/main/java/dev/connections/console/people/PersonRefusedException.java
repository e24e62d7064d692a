package dev.connections.console.people;

import dev.connections.api.ConnectionsException;

/** A change of a person would break a rule; nothing was changed. */
public final class PersonRefusedException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  /** Which rule. */
  public enum Reason {
    /** Nobody could administer the console any more. */
    LAST_ADMINISTRATOR,
    /** Administrators change their own password with the current one. */
    OWN_ACCOUNT,
    /** The organization keeps the password and gives the role. */
    ORGANIZATION_ACCOUNT
  }

  private final Reason reason;

  public PersonRefusedException(Reason reason) {
    super("Refused: " + reason);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
