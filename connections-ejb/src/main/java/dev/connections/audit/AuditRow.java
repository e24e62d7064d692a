package dev.connections.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One audited act. Written once and never changed. */
@Entity
@Table(name = "audit_row")
class AuditRow {
  @Id private String id;
  private Instant at;
  private String actor;
  private String address;
  private String action;

  @Column(name = "subject_kind")
  private String subjectKind;

  @Column(name = "subject_id")
  private String subjectId;

  @Column(name = "subject_name")
  private String subjectName;

  @Enumerated(EnumType.STRING)
  private AuditResult result;

  private String detail;

  protected AuditRow() {}

  AuditRow(Instant at, String actor, String address, Act act, AuditResult result, String detail) {
    this.id = UUID.randomUUID().toString();
    this.at = at;
    this.actor = cut(actor, 100);
    this.address = cut(address, 64);
    this.action = cut(act.action(), 60);
    this.subjectKind = cut(act.subjectKind(), 40);
    this.subjectId = cut(act.subjectId(), 100);
    this.subjectName = cut(act.subjectName(), 200);
    this.result = result;
    this.detail = cut(detail, 1000);
  }

  private static String cut(String text, int length) {
    String clean = text.replaceAll("\\p{Cntrl}", " ");
    return clean.length() <= length ? clean : clean.substring(0, length - 1) + "…";
  }

  @Override
  public String toString() {
    return actor + "|" + result + "|" + detail + "|" + address;
  }
}
