package dev.connections.sandbox.server;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The {@code jti} values that were used, each remembered for as long as it could be used again. */
public final class SeenIds {
  private final Clock clock;
  private final Map<String, Instant> seen = new ConcurrentHashMap<>();

  public SeenIds(Clock clock) {
    this.clock = clock;
  }

  /** False when it was there before. */
  public boolean add(String id, Instant until) {
    Instant now = clock.instant();
    seen.values().removeIf(end -> end.isBefore(now));
    return seen.putIfAbsent(id, until) == null;
  }
}
