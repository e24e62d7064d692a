package dev.connections.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What is wrong at the moment with a whole organization or tenant, and by which ports. */
final class Condition {
  private static final Duration CLOCK_LAG = Duration.ofMinutes(10);

  private final Clock clock;
  private volatile List<Origin> origins = List.of();
  private volatile Trouble trouble = Trouble.NONE;
  private volatile Reach reach = Reach.EVERY_CALL;

  Condition(Clock clock) {
    this.clock = clock;
  }

  void reachedBy(List<Origin> newOrigins) {
    origins = List.copyOf(newOrigins);
  }

  List<Origin> origins() {
    return origins;
  }

  void cause(Trouble newTrouble, Reach newReach) {
    reach = newReach;
    trouble = newTrouble;
    for (Origin origin : origins) {
      if (newTrouble == Trouble.DOWN) {
        origin.refuse();
      } else {
        origin.listen();
      }
    }
  }

  Trouble trouble() {
    return trouble;
  }

  Reach reach() {
    return reach;
  }

  Trouble troubleWith(Reach call) {
    return reach.covers(call) ? trouble : Trouble.NONE;
  }

  /** The clock over there, which may be wrong. */
  Clock clock() {
    return trouble == Trouble.CLOCK_BEHIND ? Clock.offset(clock, CLOCK_LAG.negated()) : clock;
  }
}
