package dev.connections.sandbox.server;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What is wrong at the moment with a whole organization or tenant, and by which ports. */
public final class Condition {
  private static final Duration CLOCK_LAG = Duration.ofMinutes(10);

  private final Clock clock;
  private volatile List<Origin> origins = List.of();
  private volatile Trouble trouble = Trouble.NONE;
  private volatile Reach reach = Reach.EVERY_CALL;

  public Condition(Clock clock) {
    this.clock = clock;
  }

  public void reachedBy(List<Origin> newOrigins) {
    origins = List.copyOf(newOrigins);
  }

  public List<Origin> origins() {
    return origins;
  }

  public void cause(Trouble newTrouble, Reach newReach) {
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

  public Trouble trouble() {
    return trouble;
  }

  public Reach reach() {
    return reach;
  }

  public Trouble troubleWith(Reach call) {
    return reach.covers(call) ? trouble : Trouble.NONE;
  }

  /** The clock over there, which may be wrong. */
  public Clock clock() {
    return trouble == Trouble.CLOCK_BEHIND ? Clock.offset(clock, CLOCK_LAG.negated()) : clock;
  }
}
