package dev.connections.token;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * Tells the other nodes that what they remember no longer holds: of a connection, or the tokens of
 * one key up to a fence.
 */
@Entity
@Table(name = "access_change")
class AccessChangeRow {
  @Id private String id;

  @Column(name = "connection_id")
  private String connectionId;

  @Column(name = "profile_id")
  private String profileId;

  private String content;
  private Long fence;
  private Instant at;

  protected AccessChangeRow() {}

  AccessChangeRow(String connectionId, Instant at) {
    this.id = UUID.randomUUID().toString();
    this.connectionId = connectionId;
    this.at = at;
  }

  AccessChangeRow(TokenKey key, long fence, Instant at) {
    this.id = UUID.randomUUID().toString();
    this.profileId = key.profileId();
    this.content = key.content();
    this.fence = fence;
    this.at = at;
  }

  boolean isOfTokens() {
    return profileId != null;
  }

  TokenKey key() {
    return new TokenKey(profileId, content);
  }

  long fence() {
    return fence;
  }

  String id() {
    return id;
  }

  String connectionId() {
    return connectionId;
  }
}
