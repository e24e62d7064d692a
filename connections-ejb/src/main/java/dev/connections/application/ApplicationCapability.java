package dev.connections.application;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** A capability that an application holds. Never changed. */
@Entity
@IdClass(ApplicationCapability.Key.class)
@Table(name = "application_capability")
class ApplicationCapability {
  @Id
  @Column(name = "application_id")
  private String applicationId;

  @Id private String code;

  @Column(name = "catalog_version")
  private int catalogVersion;

  @Column(name = "added_by")
  private String addedBy;

  @Column(name = "added_at")
  private Instant addedAt;

  protected ApplicationCapability() {}

  ApplicationCapability(
      String applicationId, String code, int catalogVersion, String by, Instant at) {
    this.applicationId = applicationId;
    this.code = code;
    this.catalogVersion = catalogVersion;
    this.addedBy = by;
    this.addedAt = at;
  }

  String applicationId() {
    return applicationId;
  }

  String code() {
    return code;
  }

  /** Both columns name the row. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private String applicationId;
    private String code;

    public Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && Objects.equals(applicationId, that.applicationId)
          && Objects.equals(code, that.code);
    }

    @Override
    public int hashCode() {
      return Objects.hash(applicationId, code);
    }
  }
}
