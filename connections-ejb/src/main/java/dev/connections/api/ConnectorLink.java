package dev.connections.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * The link of a connector to a connection: that it uses the connection, and for which capabilities.
 */
public final class ConnectorLink implements Serializable {
  private static final long serialVersionUID = 1;

  private final String connectorId;
  private final String connectionId;
  private final String name;
  private final String kind;
  private final Set<String> needs;
  private final Set<String> allowed;
  private final LinkState state;
  private final long linkedAtMillis;

  /**
   * @param connectorId the caller's own name of the connector, unique among the caller's
   * @param connectionId the connection that it is linked to
   * @param name what people call the connector
   * @param kind what sort of work it does, such as {@code Backup}, for people; may be empty
   * @param needs codes of the capabilities that the connector depends on
   * @param allowed codes of those that an administrator has allowed; tokens are given for these
   *     alone
   * @param state whether all of them are allowed
   * @param linkedAt when it was linked
   */
  public ConnectorLink(
      String connectorId,
      String connectionId,
      String name,
      String kind,
      Set<String> needs,
      Set<String> allowed,
      LinkState state,
      Instant linkedAt) {
    this.connectorId = Objects.requireNonNull(connectorId);
    this.connectionId = Objects.requireNonNull(connectionId);
    this.name = Objects.requireNonNull(name);
    this.kind = Objects.requireNonNull(kind);
    this.needs = Set.copyOf(needs);
    this.allowed = Set.copyOf(allowed);
    this.state = Objects.requireNonNull(state);
    this.linkedAtMillis = linkedAt.toEpochMilli();
  }

  /** The caller's own name of the connector, unique among the caller's. */
  public String connectorId() {
    return connectorId;
  }

  /** The connection that it is linked to. */
  public String connectionId() {
    return connectionId;
  }

  /** What people call the connector. */
  public String name() {
    return name;
  }

  /** What sort of work it does, such as {@code Backup}, for people; may be empty. */
  public String kind() {
    return kind;
  }

  /** Codes of the capabilities that the connector depends on. */
  public Set<String> needs() {
    return needs;
  }

  /** Codes of those that an administrator has allowed; tokens are given for these alone. */
  public Set<String> allowed() {
    return allowed;
  }

  /** Whether all of them are allowed. */
  public LinkState state() {
    return state;
  }

  /** When it was linked. */
  public Instant linkedAt() {
    return Instant.ofEpochMilli(linkedAtMillis);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConnectorLink that
        && connectorId.equals(that.connectorId)
        && connectionId.equals(that.connectionId)
        && name.equals(that.name)
        && kind.equals(that.kind)
        && needs.equals(that.needs)
        && allowed.equals(that.allowed)
        && state == that.state
        && linkedAtMillis == that.linkedAtMillis;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        connectorId, connectionId, name, kind, needs, allowed, state, linkedAtMillis);
  }

  @Override
  public String toString() {
    return "connector " + connectorId + " at " + connectionId + " (" + state + ")";
  }
}
