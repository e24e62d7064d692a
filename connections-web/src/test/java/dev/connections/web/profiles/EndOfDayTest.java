package dev.connections.web.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndOfDayTest {
  @ParameterizedTest
  @CsvSource({
    "UTC, 2026-12-31T23:59:59Z",
    "America/New_York, 2027-01-01T04:59:59Z",
    "Asia/Tokyo, 2026-12-31T14:59:59Z",
    ", 2026-12-31T23:59:59Z",
    "Nowhere/At_All, 2026-12-31T23:59:59Z"
  })
  void isTheLastSecondWhereThePersonIs(String zone, Instant end) {
    assertThat(EndOfDay.of(LocalDate.of(2026, 12, 31), zone)).isEqualTo(end);
  }
}
