package dev.connections.console.onboarding;

import dev.connections.api.ConnectionsException;

/** The organization has a connection already, in use or removed; nothing was stored. */
public final class OrganizationTakenException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  private final String connectionId;
  private final String connectionName;
  private final boolean removed;

  /**
   * @param removed whether it was removed: then it can be restored, or deleted for good
   */
  public OrganizationTakenException(String connectionId, String connectionName, boolean removed) {
    super("The organization has the connection " + connectionName + " already.");
    this.connectionId = connectionId;
    this.connectionName = connectionName;
    this.removed = removed;
  }

  public String connectionId() {
    return connectionId;
  }

  public String connectionName() {
    return connectionName;
  }

  public boolean removed() {
    return removed;
  }
}
