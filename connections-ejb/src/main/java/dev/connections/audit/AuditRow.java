package dev.connections.audit;

import dev.connections.console.activity.ActivityRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** One audited act. Written once and never changed. */
@Entity
@Table(name = "audit_row")
class AuditRow {
  /** Besides control characters, what breaks lines or turns the order of letters round. */
  private static final String NOT_TEXT = "[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]";

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

  protected AuditRow() {}

  AuditRow(Instant at, Actor actor, String address, Act act, AuditResult result, String detail) {
    this.id = UUID.randomUUID().toString();
    this.at = at;
    this.actor = cut(actor.name(), 100);
    this.actorId = actor.id();
    this.address = cut(address, 64);
    this.action = cut(act.action(), 60);
    this.subjectKind = cut(act.subjectKind(), 40);
    this.subjectId = cut(act.subjectId(), 100);
    this.subjectName = cut(act.subjectName(), 200);
    this.searchedActor = searched(this.actor);
    this.searchedSubject = searched(this.subjectName);
    this.result = result;
    this.detail = cut(detail, 1000);
  }

  private static String cut(String text, int length) {
    String clean = text.replaceAll(NOT_TEXT, " ");
    if (clean.length() <= length) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(length - 2)) ? length - 2 : length - 1;
    return clean.substring(0, end) + "…";
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
