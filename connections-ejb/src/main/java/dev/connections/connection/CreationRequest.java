package dev.connections.connection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A request to make something that may be sent again. */
@Entity
@Table(name = "creation_request")
class CreationRequest {
  /** Longer than a request can take; who began it is gone after that. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** A hash of the caller and the key. */
  @Id private String id;

  /** A hash of it. */
  private String content;

  /** The column is called after what was made first by such requests. */
  @Column(name = "connection_id")
  private String madeId;

  @Column(name = "began_at")
  private Instant beganAt;

  protected CreationRequest() {}

  CreationRequest(String id, String content, Instant at) {
    this.id = id;
    this.content = content;
    this.beganAt = at;
  }

  /** Again, since whoever began it before is gone. */
  void begin(Instant at) {
    beganAt = at;
  }

  void made(String id) {
    madeId = id;
  }

  boolean holds(String other) {
    return content.equals(other);
  }

  boolean isUnderWay(Instant now) {
    return madeId == null && now.isBefore(beganAt.plus(LONGEST));
  }

  /** Null before it made something. */
  String madeId() {
    return madeId;
  }
}
