package dev.connections.account;

import dev.connections.platform.RandomTokens;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A token of the set-up page, by its hash. */
@Entity
@Table(name = "set_up_token")
class SetUpToken {
  static final Duration LIFETIME = Duration.ofMinutes(30);

  @Id
  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected SetUpToken() {}

  SetUpToken(String token, Instant now) {
    this.tokenHash = RandomTokens.hash(token);
    this.expiresAt = now.plus(LIFETIME);
  }
}
