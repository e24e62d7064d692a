package dev.connections.token;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Tells the other nodes that what they remember of a connection no longer holds. */
@Entity
@Table(name = "access_change")
class AccessChangeRow {
  @Id private String id;

  @Column(name = "connection_id")
  private String connectionId;

  private Instant at;

  protected AccessChangeRow() {}

  AccessChangeRow(String connectionId, Instant at) {
    this.id = UUID.randomUUID().toString();
    this.connectionId = connectionId;
    this.at = at;
  }

  String id() {
    return id;
  }

  String connectionId() {
    return connectionId;
  }
}
