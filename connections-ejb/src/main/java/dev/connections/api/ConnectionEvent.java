package dev.connections.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** Something that happened to a connection. */
public final class ConnectionEvent implements Serializable {
  private static final long serialVersionUID = 1;

  private final EventKind kind;
  private final String connectionId;
  private final String connectionName;
  private final String connectorId;
  private final Status status;
  private final long atMillis;

  /**
   * @param kind what happened
   * @param connectionId to which connection
   * @param connectionName what people called it then
   * @param connectorId the caller's own connector that it is about; empty for what is about the
   *     whole connection
   * @param status how the connection was doing after it
   * @param at when it happened, by the clock of Connections
   */
  public ConnectionEvent(
      EventKind kind,
      String connectionId,
      String connectionName,
      String connectorId,
      Status status,
      Instant at) {
    this.kind = Objects.requireNonNull(kind);
    this.connectionId = Objects.requireNonNull(connectionId);
    this.connectionName = Objects.requireNonNull(connectionName);
    this.connectorId = Objects.requireNonNull(connectorId);
    this.status = Objects.requireNonNull(status);
    this.atMillis = at.toEpochMilli();
  }

  /** What happened. */
  public EventKind kind() {
    return kind;
  }

  /** To which connection. */
  public String connectionId() {
    return connectionId;
  }

  /** What people called it then. */
  public String connectionName() {
    return connectionName;
  }

  /** The caller's own connector that it is about; empty for what is about the whole connection. */
  public String connectorId() {
    return connectorId;
  }

  /** How the connection was doing after it. */
  public Status status() {
    return status;
  }

  /** When it happened, by the clock of Connections. */
  public Instant at() {
    return Instant.ofEpochMilli(atMillis);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConnectionEvent that
        && kind == that.kind
        && connectionId.equals(that.connectionId)
        && connectionName.equals(that.connectionName)
        && connectorId.equals(that.connectorId)
        && status == that.status
        && atMillis == that.atMillis;
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, connectionId, connectionName, connectorId, status, atMillis);
  }

  @Override
  public String toString() {
    return kind + " " + connectionId;
  }
}
