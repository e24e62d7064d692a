package dev.connections.connector;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/** A capability of a connection that a principal was allowed. Never changed. */
@Entity
@IdClass(ConnectorPermission.Key.class)
@Table(name = "connector_permission")
class ConnectorPermission {
  @Id
  @Column(name = "connection_id")
  private String connectionId;

  @Id
  @Column(name = "owner_id")
  private String ownerId;

  @Id private String code;

  @Column(name = "allowed_by")
  private String allowedBy;

  @Column(name = "allowed_at")
  private Instant allowedAt;

  protected ConnectorPermission() {}

  ConnectorPermission(String connectionId, String ownerId, String code, String by, Instant at) {
    this.connectionId = connectionId;
    this.ownerId = ownerId;
    this.code = code;
    this.allowedBy = by;
    this.allowedAt = at;
  }

  String ownerId() {
    return ownerId;
  }

  String code() {
    return code;
  }

  /** All three columns name the row. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private String connectionId;
    private String ownerId;
    private String code;

    public Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && Objects.equals(connectionId, that.connectionId)
          && Objects.equals(ownerId, that.ownerId)
          && Objects.equals(code, that.code);
    }

    @Override
    public int hashCode() {
      return Objects.hash(connectionId, ownerId, code);
    }
  }
}
