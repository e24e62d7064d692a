package dev.connections.web.rest;

import java.time.Duration;
import java.time.Instant;

/** The header of that name. */
final class RetryAfter {
  private RetryAfter() {}

  /** Whole seconds, rounded up: whoever comes back too early is refused once more. */
  static long seconds(Instant now, Instant retryAt) {
    return Math.max(0, Duration.between(now, retryAt).plusMillis(999).toSeconds());
  }
}
