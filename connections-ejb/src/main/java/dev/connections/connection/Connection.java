package dev.connections.connection;

import dev.connections.audit.Subject;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.listing.ConnectionFacts;
import dev.connections.platform.NameRules;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/**
 * The link to one organization, as people made it. The organization never changes; the version
 * counts people's changes. How it is doing is derived from its applications and kept with the rows
 * of the list.
 */
@Entity
@Table(name = "connection")
class Connection {
  @Id private String id;
  @Version private long version;
  private String name;

  @Column(name = "normalized_name")
  private String normalizedName;

  @Embedded private ConnectedOrganization organization;

  @Column(name = "removed_by")
  private String removedBy;

  @Column(name = "removed_at")
  private Instant removedAt;

  @Column(name = "delete_at")
  private Instant deleteAt;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_by")
  private String changedBy;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected Connection() {}

  Connection(String id, String name, ConnectedOrganization organization, String by, Instant at) {
    this.id = id;
    this.organization = organization;
    this.createdBy = by;
    this.createdAt = at;
    rename(name, by, at);
  }

  final void rename(String checked, String by, Instant at) {
    name = checked;
    normalizedName = NameRules.normalized(checked);
    touch(by, at);
  }

  /** Counts as changed, for those who read it before. */
  final void touch(String by, Instant at) {
    changedBy = by;
    changedAt = at;
  }

  /**
   * @param end until when it can be restored
   */
  void remove(String by, Instant at, Instant end) {
    removedBy = by;
    removedAt = at;
    deleteAt = end;
    touch(by, at);
  }

  void restore(String by, Instant at) {
    removedBy = null;
    removedAt = null;
    deleteAt = null;
    touch(by, at);
  }

  boolean removed() {
    return removedAt != null;
  }

  /** Whether it was removed and can no longer be restored. */
  boolean isOver(Instant now) {
    return removed() && !now.isBefore(deleteAt);
  }

  void refuseIfChangedSince(long known) throws ChangedMeanwhileException {
    if (version != known) {
      throw new ChangedMeanwhileException(changedBy, changedAt);
    }
  }

  /** Who deletes it says so by its name. */
  void refuseOtherName(String typed) throws InvalidFieldsException {
    if (!NameRules.normalized(typed == null ? "" : typed).equals(normalizedName)) {
      throw new InvalidFieldsException(
          List.of(new FieldProblem("name", "OTHER_NAME", List.of(name))));
    }
  }

  ConnectionFacts facts() {
    return new ConnectionFacts(
        id,
        name,
        organization.workload(),
        organization.cloud(),
        organization.id(),
        organization.name(),
        organization.host());
  }

  /** With a line in its history. */
  Subject asSubject() {
    return new Subject("connection", id, name, id);
  }

  String id() {
    return id;
  }

  long version() {
    return version;
  }

  String name() {
    return name;
  }

  String normalizedName() {
    return normalizedName;
  }

  ConnectedOrganization organization() {
    return organization;
  }

  /** Null while it is not removed, as the next two. */
  String removedBy() {
    return removedBy;
  }

  Instant removedAt() {
    return removedAt;
  }

  Instant deleteAt() {
    return deleteAt;
  }

  String changedBy() {
    return changedBy;
  }

  Instant changedAt() {
    return changedAt;
  }
}
