package dev.connections.platform;

import dev.connections.console.SystemHealth.Part;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When each part worked last. A part is down when that is too long ago, so that a probe that hangs
 * counts like one that fails.
 */
final class ProbeResults {
  /** Three missed probes; leaves room below the five seconds that are promised. */
  static final Duration PATIENCE = Duration.ofMillis(3500);

  private final Clock clock;
  private final Map<String, Instant> successes = new LinkedHashMap<>();

  ProbeResults(Clock clock, List<String> names) {
    this.clock = clock;
    names.forEach(name -> successes.put(name, null));
  }

  synchronized void worked(String name) {
    successes.put(name, clock.instant());
  }

  synchronized List<Part> parts() {
    Instant now = clock.instant();
    return successes.entrySet().stream().map(e -> part(e.getKey(), e.getValue(), now)).toList();
  }

  private static Part part(String name, Instant success, Instant now) {
    Optional<Duration> age = Optional.ofNullable(success).map(s -> Duration.between(s, now));
    return new Part(name, age.filter(a -> a.compareTo(PATIENCE) <= 0).isPresent(), age);
  }
}
