package dev.connections.sandbox.server;

import java.time.Instant;

/**
 * One refresh token of a grant.
 *
 * @param spent when another one took its place, or null while it holds
 */
public record RefreshToken(String value, Instant issued, Instant spent) {

  public boolean isSpent() {
    return spent != null;
  }

  RefreshToken spentAt(Instant now) {
    return new RefreshToken(value, issued, now);
  }

  RefreshToken issuedAt(Instant then) {
    return new RefreshToken(value, then, spent);
  }

  @Override
  public String toString() {
    return "RefreshToken[" + issued + (spent == null ? "" : ", spent " + spent) + "]";
  }
}
