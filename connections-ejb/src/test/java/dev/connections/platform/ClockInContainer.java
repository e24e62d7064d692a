package dev.connections.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Specializes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of the product in the container. Tests let time pass, which the database's clock does
 * likewise, or set this one wrong, which it does not.
 */
@ApplicationScoped
@Specializes
public class ClockInContainer extends Clocks {
  private volatile Duration passed = Duration.ZERO;
  private volatile Duration wrong = Duration.ZERO;

  /** What is done while the clock is set to another time. */
  public interface Meanwhile {
    void run() throws Exception;
  }

  @Override
  @Produces
  Clock systemClock() {
    return new Microseconds(new Set(ZoneOffset.UTC));
  }

  /** So much time, counted from when {@link #during} began. */
  public void pass(Duration time) {
    passed = time;
  }

  /** As if it were another machine's. */
  public void setWrong(Duration ahead) {
    wrong = ahead;
  }

  /** Sets it right again at the end. */
  public void during(Meanwhile meanwhile) throws Exception {
    try {
      meanwhile.run();
    } finally {
      passed = Duration.ZERO;
      wrong = Duration.ZERO;
    }
  }

  Duration passed() {
    return passed;
  }

  private final class Set extends Clock {
    private final ZoneId zone;

    Set(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Set(other);
    }

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(passed).plus(wrong);
    }
  }
}
