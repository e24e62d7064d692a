package dev.connections.client;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long a provider wants to be left alone: {@code Retry-After} (RFC 9110, section 10.2.3), or
 * with 429 also {@code X-Rate-Limit-Reset}, the second of the epoch that some send instead.
 */
final class RetryAfter {
  private RetryAfter() {}

  /** In whole seconds; empty where it does not say, or not so that it can be understood. */
  static Optional<Duration> in(int status, HttpHeaders answer, Clock clock) {
    // Where the provider tells its own time, its moments are free of the error of the clock here.
    Instant now = moment(answer, "Date").orElseGet(clock::instant);
    return seconds(answer, "Retry-After")
        .map(Duration::ofSeconds)
        .or(() -> moment(answer, "Retry-After").map(at -> Duration.between(now, at)))
        .or(() -> status == 429 ? reset(answer, now) : Optional.empty())
        .map(RetryAfter::whole);
  }

  private static Optional<Duration> reset(HttpHeaders answer, Instant now) {
    return seconds(answer, "X-Rate-Limit-Reset")
        .map(at -> Duration.between(now, Instant.ofEpochSecond(at)));
  }

  private static Duration whole(Duration time) {
    return time.isNegative() ? Duration.ZERO : time.plusNanos(999_999_999).truncatedTo(SECONDS);
  }

  private static Optional<Long> seconds(HttpHeaders answer, String name) {
    return answer
        .firstValue(name)
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,10}"))
        .map(Long::valueOf);
  }

  private static Optional<Instant> moment(HttpHeaders answer, String name) {
    return answer.firstValue(name).flatMap(RetryAfter::moment);
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }
}
