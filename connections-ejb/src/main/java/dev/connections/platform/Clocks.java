package dev.connections.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The one source of time, so that a test can move it. It ticks in microseconds, which is what both
 * databases keep: a value is the same before and after it was stored.
 */
@ApplicationScoped
public class Clocks {
  @Produces
  Clock systemClock() {
    return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
  }
}
