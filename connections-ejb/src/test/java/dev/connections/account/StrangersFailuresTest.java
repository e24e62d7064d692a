package dev.connections.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.activity.Act;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class StrangersFailuresTest {
  private Instant now = Instant.parse("2026-11-28T12:00:00Z");
  private final InstantSource time = () -> now;

  /** It ticks in microseconds, as the product's does. */
  private final StrangersFailures failures =
      new StrangersFailures(
          Clock.tick(time.withZone(ZoneOffset.UTC), Duration.of(1, ChronoUnit.MICROS)));

  @Test
  void countsEachAddressAndEachActByItself() {
    assertThat(failures.count("192.0.2.1", Act.PASSWORD_CHOSEN)).isEqualTo(1);
    assertThat(failures.count("192.0.2.1", Act.PASSWORD_CHOSEN)).isEqualTo(2);
    assertThat(failures.count("192.0.2.2", Act.PASSWORD_CHOSEN)).isEqualTo(1);
    assertThat(failures.count("192.0.2.1", Act.ADMINISTRATOR_SET_UP)).isEqualTo(1);
  }

  @Test
  void countsAnewAfterAnHourHoweverManyThereWere() {
    failures.count("192.0.2.1", Act.SIGNED_IN);
    now = now.plus(Duration.ofMinutes(59));
    assertThat(failures.count("192.0.2.1", Act.SIGNED_IN)).isEqualTo(2);

    now = now.plus(Duration.ofMinutes(1));

    assertThat(failures.count("192.0.2.1", Act.SIGNED_IN)).isEqualTo(1);
  }
}
