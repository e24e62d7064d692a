package dev.connections.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.SystemHealth.Part;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeResultsTest {
  private final MovableClock clock = new MovableClock();
  private final ProbeResults board = new ProbeResults(clock, List.of("database", "secret-keys"));

  @Test
  void isDownBeforeTheFirstSuccess() {
    assertThat(board.parts()).noneMatch(Part::up).allMatch(p -> p.lastSuccess().isEmpty());
  }

  @Test
  void isUpAfterASuccess() {
    board.worked("database");

    assertThat(board.parts()).extracting(Part::up).containsExactly(true, false);
  }

  @Test
  void goesDownWithinFiveSecondsWhenNoProbeReturns() {
    board.worked("database");

    clock.now = clock.now.plus(ProbeResults.PATIENCE).plusMillis(1);

    assertThat(board.parts().get(0).up()).isFalse();
    assertThat(ProbeResults.PATIENCE).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void comesUpAgainByItself() {
    board.worked("database");
    clock.now = clock.now.plusSeconds(60);

    board.worked("database");

    assertThat(board.parts().get(0).up()).isTrue();
  }

  private static final class MovableClock extends Clock {
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
