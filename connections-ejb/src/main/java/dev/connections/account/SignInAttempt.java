package dev.connections.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** Failed sign-ins of one name, or of one name from one address. */
@Entity
@Table(name = "sign_in_attempt")
class SignInAttempt {
  @Id private String id;
  private int failures;

  @Column(name = "last_at")
  private Instant lastAt;

  @Column(name = "locked_until")
  private Instant lockedUntil;

  protected SignInAttempt() {}

  SignInAttempt(String id, Instant now) {
    this.id = id;
    this.lastAt = now;
    this.lockedUntil = Instant.EPOCH;
  }

  boolean isLocked(Instant now) {
    return lockedUntil.isAfter(now);
  }

  Instant lockedUntil() {
    return lockedUntil;
  }

  /** Counts one more, which is taken back when the password turns out right. */
  void count(LockOut rule, Instant now) {
    failures = lastAt.isBefore(now.minus(LockOut.FORGOTTEN_AFTER)) ? 1 : failures + 1;
    lastAt = now;
    Duration wait = rule.waitAfter(failures);
    // Not now: the next attempt may come to a node whose clock is a little behind.
    lockedUntil = wait.isZero() ? Instant.EPOCH : now.plus(wait);
  }
}
