package dev.connections.account;

import dev.connections.platform.RandomTokens;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** The one-time link of a person, by the hash of its token. */
@Entity
@Table(name = "invitation")
class Invitation {
  static final Duration LIFETIME = Duration.ofDays(7);

  @Id
  @Column(name = "account_id")
  private String accountId;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected Invitation() {}

  Invitation(String accountId, String token, Instant now) {
    this.accountId = accountId;
    this.tokenHash = RandomTokens.hash(token);
    this.expiresAt = now.plus(LIFETIME);
  }

  String accountId() {
    return accountId;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  boolean isOpen(Instant now) {
    return expiresAt.isAfter(now);
  }
}
