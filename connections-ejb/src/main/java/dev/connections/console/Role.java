package dev.connections.console;

import java.util.Locale;

/** What a person may do in the console. */
public enum Role {
  /** Everything, people included. */
  ADMINISTRATOR,
  /** Add, verify and reauthenticate. */
  OPERATOR,
  /** Read everything, change nothing. */
  AUDITOR;

  /** The name that the services' {@code @RolesAllowed} know it by. */
  public String group() {
    return name().toLowerCase(Locale.ROOT);
  }
}
