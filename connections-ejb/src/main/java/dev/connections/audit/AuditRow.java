package dev.connections.audit;

import dev.connections.console.activity.Act;
import dev.connections.console.activity.ActivityRow;
import dev.connections.console.connection.ConnectionEvent;
import dev.connections.platform.PlainText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** One audited act. Written once and never changed. */
@Entity
@Table(name = "audit_row")
class AuditRow {
  @Id private String id;
  private Instant at;
  private String actor;

  @Column(name = "actor_id")
  private String actorId;

  private String address;
  private String action;

  @Column(name = "subject_kind")
  private String subjectKind;

  @Column(name = "subject_id")
  private String subjectId;

  @Column(name = "subject_name")
  private String subjectName;

  @Column(name = "searched_actor")
  private String searchedActor;

  @Column(name = "searched_subject")
  private String searchedSubject;

  @Enumerated(EnumType.STRING)
  private AuditResult result;

  private String detail;

  /** Whose history tells it; null for none. */
  @Column(name = "connection_id")
  private String connectionId;

  protected AuditRow() {}

  AuditRow(
      Instant at,
      Actor actor,
      String address,
      Act act,
      Subject subject,
      AuditResult result,
      String detail) {
    this.id = UUID.randomUUID().toString();
    this.at = at;
    this.actor = cut(actor.name(), 100);
    this.actorId = actor.id();
    this.address = cut(address, 64);
    this.action = act.code();
    this.subjectKind = cut(subject.kind(), 40);
    this.subjectId = cut(subject.id(), 100);
    this.subjectName = cut(subject.name(), 200);
    this.searchedActor = searched(this.actor);
    this.searchedSubject = searched(this.subjectName);
    this.connectionId = result == AuditResult.DONE ? subject.connectionId() : null;
    this.result = result;
    this.detail = cut(detail, 1000);
  }

  static String cut(String text, int length) {
    return PlainText.shortened(PlainText.oneLine(text), length);
  }

  /** How a search and what it finds are compared. */
  static String searched(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  String id() {
    return id;
  }

  Instant at() {
    return at;
  }

  String connectionId() {
    return connectionId;
  }

  /**
   * As a line of a history; empty for an act of another version of the program.
   *
   * @param change what it made of a status; null when it made nothing
   */
  Optional<ConnectionEvent> toEvent(StatusChange change) {
    return Act.of(action)
        .map(
            act ->
                new ConnectionEvent(
                    at,
                    actor,
                    act,
                    subjectName,
                    detail,
                    change == null ? null : change.toChange()));
  }

  ActivityRow toActivity() {
    return new ActivityRow(
        id,
        at,
        actorId,
        actor,
        address,
        action,
        subjectKind,
        subjectId,
        subjectName,
        result.name(),
        detail);
  }

  @Override
  public String toString() {
    return actor + "|" + result + "|" + detail + "|" + address;
  }
}
