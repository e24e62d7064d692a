package dev.connections.sandbox.okta;

import dev.connections.sandbox.server.Answer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Calls per minute, application and kind of endpoint, with Okta's headers. */
final class RateLimits {
  private static final int SECONDS = 60;
  private static final int DEFAULT = 300;

  private final Clock clock;
  private final Map<String, Integer> used = new HashMap<>();
  private long window;
  private int limit = DEFAULT;

  RateLimits(Clock clock) {
    this.clock = clock;
  }

  synchronized void limitTo(int callsPerMinute) {
    limit = callsPerMinute;
    used.clear();
  }

  synchronized void reset() {
    limitTo(DEFAULT);
  }

  /** Counts one call; its headers tell what is left. */
  synchronized Standing take(String clientId, String path) {
    long now = clock.instant().getEpochSecond();
    if (now / SECONDS != window) {
      window = now / SECONDS;
      used.clear();
    }
    int count = used.merge(clientId + " " + bucket(path), 1, Integer::sum);
    return new Standing(count > limit, limit, Math.max(0, limit - count), reset(now));
  }

  Standing usedUp() {
    return new Standing(true, limit, 0, reset(clock.instant().getEpochSecond()));
  }

  /** The concurrency limit: no limit is told, and the reset is a suggestion alone. */
  Standing tooManyAtOnce() {
    return new Standing(true, 0, 0, reset(clock.instant().getEpochSecond()));
  }

  private static long reset(long now) {
    return (now / SECONDS + 1) * SECONDS;
  }

  /** {@code /api/v1/users} for {@code /api/v1/users/00u1}. */
  private static String bucket(String path) {
    String[] parts = path.split("/", 5);
    return parts.length < 4 ? path : "/" + parts[1] + "/" + parts[2] + "/" + parts[3];
  }

  record Standing(boolean exceeded, int limit, int remaining, long reset) {

    /** The answer to a call that stands so, with Okta's headers. */
    Answer on(Answer answer) {
      return answer
          .with("X-Rate-Limit-Limit", String.valueOf(limit))
          .with("X-Rate-Limit-Remaining", String.valueOf(remaining))
          .with("X-Rate-Limit-Reset", String.valueOf(reset));
    }

    Answer refusal() {
      return on(
          OktaErrors.answer(
              429, "E0000047", "API call exceeded rate limit due to too many requests."));
    }
  }
}
