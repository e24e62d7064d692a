package dev.connections.connection;

import dev.connections.application.ConnectionRef;
import dev.connections.audit.Subject;
import dev.connections.platform.NameRules;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;

/**
 * The link to one organization, as people made it. The organization never changes; the version
 * counts people's changes. What is derived from its applications is its {@link ConnectionState}.
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
  private String searched;

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
    searched =
        String.join(
                "\n", normalizedName, organization.name(), organization.host(), organization.id())
            .toLowerCase(Locale.ROOT);
    touch(by, at);
  }

  /** Counts as changed, for those who read it before. */
  final void touch(String by, Instant at) {
    changedBy = by;
    changedAt = at;
  }

  ConnectionRef asHome() {
    return new ConnectionRef(id, organization.workload(), normalizedName, searched);
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

  String searched() {
    return searched;
  }

  ConnectedOrganization organization() {
    return organization;
  }

  String changedBy() {
    return changedBy;
  }

  Instant changedAt() {
    return changedAt;
  }
}
