package dev.connections.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one source of time, so that a test can move it. */
@ApplicationScoped
public class Clocks {
  @Produces
  Clock systemClock() {
    return Clock.systemUTC();
  }
}
