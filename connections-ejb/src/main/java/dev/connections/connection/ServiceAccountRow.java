package dev.connections.connection;

import dev.connections.console.connection.ServiceAccount;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** The service account of a connection, as people named it. */
@Entity
@Table(name = "service_account")
class ServiceAccountRow {
  @Id
  @Column(name = "connection_id")
  private String connectionId;

  @Version private long version;

  @Column(name = "account_name")
  private String accountName;

  @Column(name = "role_name")
  private String roleName;

  private String note;

  @Column(name = "changed_by")
  private String changedBy;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected ServiceAccountRow() {}

  ServiceAccountRow(String connectionId) {
    this.connectionId = connectionId;
  }

  void change(ServiceAccountFields checked, String by, Instant at) {
    accountName = checked.accountName();
    roleName = checked.roleName();
    note = checked.note();
    changedBy = by;
    changedAt = at;
  }

  long version() {
    return version;
  }

  String changedBy() {
    return changedBy;
  }

  Instant changedAt() {
    return changedAt;
  }

  ServiceAccount toView() {
    return new ServiceAccount(version, accountName, roleName, note, changedBy, changedAt);
  }
}
