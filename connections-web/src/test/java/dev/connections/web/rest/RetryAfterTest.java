package dev.connections.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"-5000, 0", "0, 0", "1, 1", "400, 1", "1000, 1", "1001, 2", "5000, 5"})
  void letsNobodyComeBackTooEarly(long millis, long seconds) {
    assertThat(RetryAfter.seconds(NOON, NOON.plusMillis(millis))).isEqualTo(seconds);
  }
}
