package dev.connections.client;

import dev.connections.api.RetryLaterException;
import java.time.Clock;
import java.time.Duration;

/** How long one call may still wait. */
final class Patience {
  /** Also where a provider says none, so that nobody asks it in a loop. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Clock clock;
  private final Pause pause;
  private Duration left;

  Patience(Duration all, Clock clock, Pause pause) {
    this.left = all;
    this.clock = clock;
    this.pause = pause;
  }

  /** As Connections asks for. */
  void waitFor(RetryLaterException later) throws RetryLaterException, InterruptedException {
    Duration time = atLeast(Duration.between(clock.instant(), later.retryAt()));
    if (time.compareTo(left) > 0) {
      throw later;
    }
    pass(time);
  }

  /** As the provider asks for. */
  void waitFor(Duration asked, int status) throws RetryLaterException, InterruptedException {
    Duration time = atLeast(asked);
    if (time.compareTo(left) > 0) {
      throw new RetryLaterException(
          "The provider answered " + status + " and asks to wait for " + time.toSeconds() + " s.",
          clock.instant().plus(time));
    }
    pass(time);
  }

  private static Duration atLeast(Duration time) {
    return time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
  }

  private void pass(Duration time) throws InterruptedException {
    left = left.minus(time);
    pause.of(time);
  }

  /** What the machine says of the time, for what a provider tells as a moment. */
  Clock clock() {
    return clock;
  }
}
