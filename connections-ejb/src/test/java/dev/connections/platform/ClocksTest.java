package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ClocksTest {
  private final Clock clock = new Clocks().systemClock();

  @Test
  void tellsWhatADatabaseKeeps() {
    assertThat(clock.instant().getNano() % 1_000).isZero();
  }

  @Test
  void tellsTheSameTimeInMilliseconds() {
    long before = clock.instant().toEpochMilli();
    long millis = clock.millis();

    assertThat(millis).isBetween(before, Instant.now().toEpochMilli());
    assertThat(clock.withZone(ZoneId.of("Asia/Tokyo")).getZone())
        .isEqualTo(ZoneId.of("Asia/Tokyo"));
  }
}
