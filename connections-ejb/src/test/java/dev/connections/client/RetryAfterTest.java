package dev.connections.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-29T02:00:00.250Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30                            | 30",
        "0                             | 0",
        "Sun, 29 Nov 2026 02:00:31 GMT | 31",
        "Sun, 29 Nov 2026 01:00:00 GMT | 0"
      })
  void isSecondsOrAMoment(String value, long seconds) {
    assertThat(in(503, Map.of("Retry-After", value))).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999", "29 Nov"})
  void isNothingThatCannotBeUnderstood(String value) {
    assertThat(in(503, Map.of("Retry-After", value))).isEmpty();
  }

  @Test
  void goesByTheProvidersClockWhereItTellsIt() {
    Map<String, String> fiveMinutesAhead =
        Map.of(
            "Date",
            "Sun, 29 Nov 2026 02:05:00 GMT",
            "Retry-After",
            "Sun, 29 Nov 2026 02:05:10 GMT");

    assertThat(in(503, fiveMinutesAhead)).contains(Duration.ofSeconds(10));
  }

  @Test
  void isTheResetOfALimitThatWasExceeded() {
    Map<String, String> reset = Map.of("X-Rate-Limit-Reset", "" + (NOW.getEpochSecond() + 12));

    assertThat(in(429, reset)).contains(Duration.ofSeconds(12));
    assertThat(in(503, reset)).as("stands in every answer, also of a broken API").isEmpty();
  }

  private static Optional<Duration> in(int status, Map<String, String> headers) {
    Map<String, List<String>> lists = new TreeMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return RetryAfter.in(
        status, HttpHeaders.of(lists, (name, value) -> true), Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
