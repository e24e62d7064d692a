package dev.connections.console.apikeys;

import dev.connections.console.Role;

/** What an API key may be used for. */
public enum KeyOperation {
  /** Link connectors of its own, and get tokens for them. */
  CONNECT("connector"),
  /** Read all that an auditor may. */
  READ(Role.AUDITOR.group()),
  /** Add and verify, as an operator. */
  OPERATE(Role.OPERATOR.group()),
  /** Rename and remove, as an administrator; its own connectors need nobody's word. */
  ADMINISTER(Role.ADMINISTRATOR.group());

  private final String group;

  KeyOperation(String group) {
    this.group = group;
  }

  /** The role that the services' {@code @RolesAllowed} know it by. */
  public String group() {
    return group;
  }
}
