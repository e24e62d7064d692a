package dev.connections.connection;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.console.connection.ConnectionEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A line of a connection's history. Written once and never changed. */
@Entity
@Table(name = "connection_event")
class ConnectionEventRow {
  @Id private String id;

  @Column(name = "connection_id")
  private String connectionId;

  @Column(name = "application_id")
  private String applicationId;

  @Column(name = "application_name")
  private String applicationName;

  private Instant at;
  private String actor;

  @Enumerated(EnumType.STRING)
  private ConnectionEvent.Kind kind;

  @Enumerated(EnumType.STRING)
  @Column(name = "from_status")
  private Status fromStatus;

  @Enumerated(EnumType.STRING)
  @Column(name = "to_status")
  private Status toStatus;

  @Enumerated(EnumType.STRING)
  @Column(name = "reason_code")
  private FindingCode reasonCode;

  @Column(name = "reason_subject")
  private String reasonSubject;

  private String detail;

  protected ConnectionEventRow() {}

  /**
   * @param applicationId null when it is about the connection
   */
  ConnectionEventRow(String connectionId, String applicationId, ConnectionEvent event) {
    this.id = UUID.randomUUID().toString();
    this.connectionId = connectionId;
    this.applicationId = applicationId;
    this.applicationName = event.applicationName();
    this.at = event.at();
    this.actor = event.actor();
    this.kind = event.kind();
    this.fromStatus = event.from();
    this.toStatus = event.to();
    this.reasonCode = event.reason();
    this.reasonSubject = cut(event.reasonSubject(), 300);
    this.detail = cut(event.detail(), 1000);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }

  ConnectionEvent toView() {
    return new ConnectionEvent(
        at, actor, kind, applicationName, fromStatus, toStatus, reasonCode, reasonSubject, detail);
  }
}
