package dev.connections.connector;

import dev.connections.platform.PlainText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What a connector got last. Written by machines, apart from what its owner says of it. */
@Entity
@Table(name = "connector_use")
class UseRow {
  private static final int LONGEST = 1000;

  @Id
  @Column(name = "link_id")
  private String linkId;

  @Column(name = "last_token_at")
  private Instant lastTokenAt;

  @Column(name = "last_error_at")
  private Instant lastErrorAt;

  @Column(name = "last_error")
  private String lastError = "";

  protected UseRow() {}

  UseRow(String linkId) {
    this.linkId = linkId;
  }

  /** Another node may have told of later use already. */
  void add(ConnectorCounts counts) {
    if (counts.lastTokenAt() != null
        && (lastTokenAt == null || lastTokenAt.isBefore(counts.lastTokenAt()))) {
      lastTokenAt = counts.lastTokenAt();
    }
    if (counts.lastErrorAt() != null
        && (lastErrorAt == null || lastErrorAt.isBefore(counts.lastErrorAt()))) {
      lastErrorAt = counts.lastErrorAt();
      lastError = PlainText.shortened(PlainText.oneLine(counts.lastError()), LONGEST);
    }
  }

  String linkId() {
    return linkId;
  }

  Instant lastTokenAt() {
    return lastTokenAt;
  }

  Instant lastErrorAt() {
    return lastErrorAt;
  }

  String lastError() {
    return lastError;
  }
}
