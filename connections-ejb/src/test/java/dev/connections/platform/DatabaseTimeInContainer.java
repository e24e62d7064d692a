package dev.connections.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Time passes for the database as it does for {@link ClockInContainer}. */
@ApplicationScoped
@Specializes
public class DatabaseTimeInContainer extends DatabaseTime {
  @Inject private ClockInContainer time;

  @Override
  public Duration ahead() {
    return super.ahead().plus(time.passed());
  }
}
