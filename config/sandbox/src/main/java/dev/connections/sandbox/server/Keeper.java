package dev.connections.sandbox.server;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What everything that is kept across starts knows of its start.
 *
 * @param clock the right one, whatever trouble an organization has with its own
 * @param save writes the state file
 */
public record Keeper(Clock clock, Runnable save) {

  /** In whole seconds, as both providers tell times. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
