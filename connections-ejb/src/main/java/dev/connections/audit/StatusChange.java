package dev.connections.audit;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.console.activity.Act;
import dev.connections.console.connection.ConnectionEvent;
import dev.connections.console.connection.ConnectionEvent.Change;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A status of a connection or its application became another. Written once, never changed. */
@Entity
@Table(name = "status_change")
class StatusChange {
  @Id private String id;

  @Column(name = "connection_id")
  private String connectionId;

  @Column(name = "act_id")
  private String actId;

  @Column(name = "application_name")
  private String applicationName;

  private Instant at;
  private String actor;

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

  protected StatusChange() {}

  /**
   * @param actId of the act that it belongs to; null when it is a line of its own
   */
  StatusChange(String connectionId, String actId, Instant at, Change change, String actor) {
    this.id = UUID.randomUUID().toString();
    this.connectionId = connectionId;
    this.actId = actId;
    this.applicationName = change.application();
    this.at = at;
    this.actor = actor;
    this.fromStatus = change.from();
    this.toStatus = change.to();
    this.reasonCode = change.reason();
    this.reasonSubject = AuditRow.cut(change.reasonSubject(), 300);
  }

  String actId() {
    return actId;
  }

  boolean ofApplication() {
    return !applicationName.isEmpty();
  }

  Change toChange() {
    return new Change(applicationName, fromStatus, toStatus, reasonCode, reasonSubject);
  }

  ConnectionEvent toEvent() {
    return new ConnectionEvent(at, actor, Act.STATUS_CHANGED, applicationName, "", toChange());
  }
}
