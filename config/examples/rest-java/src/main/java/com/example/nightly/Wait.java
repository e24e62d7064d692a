package com.example.nightly;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits as long as an answer asks to. */
final class Wait {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private Wait() {}

  /**
   * {@code Retry-After} in seconds; Okta sends the second of {@code X-Rate-Limit-Reset} instead.
   */
  static Optional<Duration> asked(HttpResponse<?> answer) {
    int status = answer.statusCode();
    if (status != 429 && status != 503) {
      return Optional.empty();
    }
    return seconds(answer, "Retry-After")
        .map(Duration::ofSeconds)
        .or(
            () ->
                seconds(answer, "X-Rate-Limit-Reset")
                    .map(at -> Duration.between(Instant.now(), Instant.ofEpochSecond(at + 1))));
  }

  static void until(String who, Duration wait) throws IOException, InterruptedException {
    if (wait.compareTo(LONGEST) > 0) {
      throw new IOException(who + " asks to wait for " + wait.toMinutes() + " minutes.");
    }
    System.err.println(who + " asks to wait for " + wait.toSeconds() + " seconds.");
    Thread.sleep(Math.max(0, wait.toMillis()));
  }

  private static Optional<Long> seconds(HttpResponse<?> answer, String header) {
    return answer
        .headers()
        .firstValue(header)
        .filter(value -> value.matches("[0-9]{1,10}"))
        .map(Long::valueOf);
  }
}
