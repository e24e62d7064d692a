package dev.connections.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The one source of time, so that a test can move it. */
@ApplicationScoped
public class Clocks {
  @Produces
  Clock systemClock() {
    return new Microseconds(Clock.systemUTC());
  }

  /**
   * Ticks in microseconds, which is what both databases keep: a value is the same before and after
   * it was stored. {@link Clock#tick} would do, but its {@code millis()} divides by zero for ticks
   * that are shorter than a millisecond (JDK 17).
   */
  static final class Microseconds extends Clock {
    private final Clock machine;

    Microseconds(Clock machine) {
      this.machine = machine;
    }

    @Override
    public ZoneId getZone() {
      return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Microseconds(machine.withZone(other));
    }

    @Override
    public Instant instant() {
      return machine.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long millis() {
      return machine.millis();
    }
  }
}
