package dev.connections.bulk;

import dev.connections.audit.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * A bulk verification that a person asked for. It is made by a statement that lets one of a person
 * run at a time, and ends when none of its items is left to do.
 */
@Entity
@Table(name = "verification_batch")
class VerificationBatch {
  @Id private String id;
  @Version private long version;

  @Column(name = "owner_id")
  private String ownerId;

  private String owner;

  @Column(name = "running_owner")
  private String runningOwner;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  private boolean cancelled;
  private int total;

  @Column(name = "left_out")
  private int leftOut;

  protected VerificationBatch() {}

  /**
   * @param items how many profiles it has to verify
   * @param disabled how many applications it passes over since they are disabled
   */
  void begin(int items, int disabled) {
    total = items;
    leftOut = disabled;
  }

  /** Takes no more; what was taken ends by itself. */
  void cancel() {
    cancelled = true;
  }

  void end(Instant at) {
    endedAt = at;
    runningOwner = null;
  }

  boolean ended() {
    return endedAt != null;
  }

  String id() {
    return id;
  }

  Actor owner() {
    return new Actor(ownerId, owner);
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant endedAt() {
    return endedAt;
  }

  boolean cancelled() {
    return cancelled;
  }

  int total() {
    return total;
  }

  int leftOut() {
    return leftOut;
  }
}
