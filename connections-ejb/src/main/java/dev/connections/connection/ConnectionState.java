package dev.connections.connection;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.connections.ConnectionLife;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * What lists show of a connection: whether it was removed, and what its applications and connectors
 * come to. One row for each connection from its first moment.
 */
@Entity
@Table(name = "connection_state")
class ConnectionState {
  @Id
  @Column(name = "connection_id")
  private String connectionId;

  @Version private long version;

  @Enumerated(EnumType.STRING)
  private ConnectionLife life = ConnectionLife.ACTIVE;

  @Column(name = "removed_by")
  private String removedBy;

  @Column(name = "removed_at")
  private Instant removedAt;

  @Column(name = "delete_at")
  private Instant deleteAt;

  @Enumerated(EnumType.STRING)
  private Status status;

  private int urgency;

  @Enumerated(EnumType.STRING)
  @Column(name = "reason_code")
  private FindingCode reasonCode;

  @Column(name = "reason_subject")
  private String reasonSubject = "";

  @Column(name = "reason_application")
  private String reasonApplication = "";

  private int applications;
  private int connectors;

  @Column(name = "nearest_expiry")
  private Instant nearestExpiry;

  @Column(name = "checked_at")
  private Instant checkedAt;

  @Column(name = "normalized_name")
  private String normalizedName = "";

  @Enumerated(EnumType.STRING)
  private Workload workload;

  @Column(name = "organization_host")
  private String organizationHost = "";

  private String searched = "";

  protected ConnectionState() {}

  ConnectionState(Connection connection, ConnectionHealth health) {
    this.connectionId = connection.id();
    follow(connection);
    take(health);
  }

  /**
   * Takes over what lists sort and filter by; to be called whenever that was written, together with
   * {@link ListCopies}.
   */
  final void follow(Connection connection) {
    normalizedName = connection.normalizedName();
    workload = connection.organization().workload();
    organizationHost = connection.organization().host();
    searched = connection.searched();
  }

  final void take(ConnectionHealth health) {
    status = health.status();
    urgency = status.urgency();
    reasonCode = health.reason();
    reasonSubject = health.subject();
    reasonApplication = health.application();
    applications = health.applications();
    connectors = health.connectors();
    nearestExpiry = health.nearestExpiry();
    checkedAt = health.checkedAt();
  }

  void remove(String by, Instant at, Instant end) {
    life = ConnectionLife.REMOVED;
    removedBy = by;
    removedAt = at;
    deleteAt = end;
  }

  void restore() {
    life = ConnectionLife.ACTIVE;
    removedBy = null;
    removedAt = null;
    deleteAt = null;
  }

  boolean removed() {
    return life == ConnectionLife.REMOVED;
  }

  ConnectionLife life() {
    return life;
  }

  String connectionId() {
    return connectionId;
  }

  String removedBy() {
    return removedBy;
  }

  Instant removedAt() {
    return removedAt;
  }

  Instant deleteAt() {
    return deleteAt;
  }

  Status status() {
    return status;
  }

  FindingCode reasonCode() {
    return reasonCode;
  }

  String reasonSubject() {
    return reasonSubject;
  }

  String reasonApplication() {
    return reasonApplication;
  }

  int applications() {
    return applications;
  }

  int connectors() {
    return connectors;
  }

  Instant nearestExpiry() {
    return nearestExpiry;
  }

  Instant checkedAt() {
    return checkedAt;
  }
}
