package dev.connections.event;

import dev.connections.api.ConnectionEvent;
import dev.connections.api.EventKind;
import dev.connections.api.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * Something that happened. The number tells the order of what one connection's lock kept apart; the
 * position, which readers go by, is given once it is committed.
 */
@Entity
@Table(name = "connection_event")
class EventRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "connection_event_number")
  @SequenceGenerator(
      name = "connection_event_number",
      sequenceName = "connection_event_number",
      allocationSize = 1)
  private long number;

  private Long position;

  @Enumerated(EnumType.STRING)
  private EventKind kind;

  @Column(name = "connection_id")
  private String connectionId;

  @Column(name = "connection_name")
  private String connectionName;

  @Column(name = "owner_id")
  private String ownerId;

  @Column(name = "connector_id")
  private String connectorId;

  @Enumerated(EnumType.STRING)
  private Status status;

  private Instant at;

  protected EventRow() {}

  /**
   * @param ownerId whose connector it is about; empty for what everybody may read
   */
  EventRow(
      EventKind kind,
      String connectionId,
      String connectionName,
      String ownerId,
      String connectorId,
      Status status,
      Instant at) {
    this.kind = kind;
    this.connectionId = connectionId;
    this.connectionName = connectionName;
    this.ownerId = ownerId;
    this.connectorId = connectorId;
    this.status = status;
    this.at = at;
  }

  void becomes(Status after) {
    status = after;
  }

  void place(long given) {
    position = given;
  }

  long position() {
    return position;
  }

  ConnectionEvent toEvent() {
    return new ConnectionEvent(kind, connectionId, connectionName, connectorId, status, at);
  }
}
