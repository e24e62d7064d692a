package dev.connections.token;

import dev.connections.api.TokenType;
import dev.connections.provider.call.DPoPKey;
import java.time.Instant;

/**
 * A token in memory. Safe for many threads.
 *
 * <p>A provider may issue tokens that are shorter than what a caller asks for as the least; half of
 * a token's life is then the most that is promised, or each call would fetch another one.
 */
final class KeptToken {
  private final String value;
  private final TokenType type;
  private final DPoPKey proofKey;
  private final long fence;
  private final long issuedAt;
  private final long expiresAt;
  private final double renewalPart;
  private volatile long lastUsed;
  private volatile boolean retired;

  /**
   * @param proofKey null for a bearer token
   * @param fence under which it was fetched; a later one has a higher one
   * @param renewalPart the part of its life that is left when it is renewed, 0 to 1
   */
  KeptToken(
      String value,
      TokenType type,
      DPoPKey proofKey,
      long fence,
      Instant issuedAt,
      Instant expiresAt,
      double renewalPart) {
    this.value = value;
    this.type = type;
    this.proofKey = proofKey;
    this.fence = fence;
    this.issuedAt = issuedAt.toEpochMilli();
    this.expiresAt = expiresAt.toEpochMilli();
    this.renewalPart = renewalPart;
  }

  /** Whether it can be given to somebody who needs it for so long. */
  boolean lasts(long minimumMillis, long now) {
    return !retired && expiresAt - now > Math.min(minimumMillis, lifetime() / 2);
  }

  /** Whether it should be renewed before anybody has to wait for it. */
  boolean isDue(long now) {
    return expiresAt - now < lifetime() * renewalPart;
  }

  private long lifetime() {
    return expiresAt - issuedAt;
  }

  void use(long now) {
    // A write that changes nothing costs other threads a cache line.
    if (now - lastUsed > 1_000) {
      lastUsed = now;
    }
  }

  boolean usedSince(long then) {
    return lastUsed >= then;
  }

  /**
   * Nobody is given it any more: the provider no longer takes it, or another one took its place.
   */
  void retire() {
    retired = true;
  }

  String value() {
    return value;
  }

  TokenType type() {
    return type;
  }

  DPoPKey proofKey() {
    return proofKey;
  }

  long fence() {
    return fence;
  }

  Instant issuedAt() {
    return Instant.ofEpochMilli(issuedAt);
  }

  Instant expiresAt() {
    return Instant.ofEpochMilli(expiresAt);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return type + " token until " + expiresAt();
  }
}
