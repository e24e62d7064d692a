package dev.connections.token;

import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.platform.PlainText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The token that all nodes share, and who fetches the next one. The fence grows with each lease, so
 * that a node that comes back after its lease was over overwrites nothing.
 */
@Entity
@IdClass(AccessTokenRow.Key.class)
@Table(name = "access_token")
class AccessTokenRow {
  /** As wide as the column; a token that is longer is not shared. */
  static final int LONGEST = 16_000;

  @Id
  @Column(name = "profile_id")
  private String profileId;

  @Id private String content;
  private long fence;

  @Column(name = "lease_until")
  private Instant leaseUntil;

  private String sealed;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "failure_code")
  private FindingCode failureCode;

  @Column(name = "failure_subject")
  private String failureSubject;

  @Column(name = "failure_words")
  private String failureWords;

  private int failures;

  @Column(name = "failed_at")
  private Instant failedAt;

  @Column(name = "retry_at")
  private Instant retryAt;

  protected AccessTokenRow() {}

  AccessTokenRow(TokenKey key) {
    this.profileId = key.profileId();
    this.content = key.content();
  }

  boolean isLeased(Instant now) {
    return leaseUntil != null && now.isBefore(leaseUntil);
  }

  long lease(Instant until) {
    leaseUntil = until;
    return ++fence;
  }

  /** Whether it is still this lease, and not a later one. */
  boolean isHeld(long lease) {
    return fence == lease && leaseUntil != null;
  }

  /**
   * @param sealedToken null when it is not shared
   */
  void put(String sealedToken, Instant issued, Instant expires) {
    sealed = sealedToken;
    issuedAt = issued;
    expiresAt = expires;
    leaseUntil = null;
    succeed();
  }

  private void succeed() {
    failures = 0;
    failureCode = null;
    failureSubject = null;
    failureWords = null;
    failedAt = null;
    retryAt = null;
  }

  /** Forgets what somebody had to mend. What the provider asked to wait for holds. */
  void mended() {
    if (failureCode != null && failureCode.severity() != Severity.UNVERIFIED) {
      succeed();
    }
  }

  /**
   * @param ahead how far the clock of this row is ahead of the failure's
   */
  void fail(TokenFailure failure, Duration ahead) {
    leaseUntil = null;
    failures++;
    failureCode = failure.code();
    failureSubject = PlainText.shortened(failure.subject(), 300);
    failureWords = PlainText.shortened(failure.words(), 1000);
    failedAt = failure.at().plus(ahead);
    retryAt = failure.retryAt().plus(ahead);
  }

  /** The provider no longer takes the token. */
  void forget() {
    sealed = null;
    expiresAt = null;
  }

  /**
   * Null after a request that did not fail.
   *
   * @param ahead how far the clock of this row is ahead of the caller's
   */
  TokenFailure failure(Duration ahead) {
    return failureCode == null
        ? null
        : new TokenFailure(
            failureCode, failureSubject, failureWords, failedAt.minus(ahead), retryAt.minus(ahead));
  }

  int failures() {
    return failures;
  }

  String sealed() {
    return sealed;
  }

  long fence() {
    return fence;
  }

  Instant issuedAt() {
    return issuedAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  Instant leaseUntil() {
    return leaseUntil;
  }

  /** Both columns name the row. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private String profileId;
    private String content;

    public Key() {}

    Key(TokenKey key) {
      this.profileId = key.profileId();
      this.content = key.content();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that
          && Objects.equals(profileId, that.profileId)
          && Objects.equals(content, that.content);
    }

    @Override
    public int hashCode() {
      return Objects.hash(profileId, content);
    }
  }
}
