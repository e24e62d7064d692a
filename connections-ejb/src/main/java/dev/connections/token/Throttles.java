package dev.connections.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What connectors reported of applications: that their provider wants them to wait, or that it
 * refused a call. Of this node alone. Safe for many threads.
 */
@ApplicationScoped
class Throttles {
  /** Who tells longer counts otherwise. */
  static final Duration LONGEST = Duration.ofDays(1);

  private static final int MOST = 50_000;

  private final Cache<String, Instant> waits =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();
  private final Cache<Refused, Instant> refusals =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();
  private final AtomicInteger reports = new AtomicInteger();

  private record Refused(String profileId, String capability) {}

  /** How many reports there were; what was chosen before one may no longer be the best. */
  int reports() {
    return reports.get();
  }

  void waitUntil(String profileId, Instant until) {
    waits.asMap().merge(profileId, until, (a, b) -> a.isAfter(b) ? a : b);
    reports.incrementAndGet();
  }

  void avoidUntil(String profileId, String capability, Instant until) {
    refusals.put(new Refused(profileId, capability), until);
    reports.incrementAndGet();
  }

  /** Until when the application must not be used; null when it may be. */
  Instant waitsUntil(String profileId, Instant now) {
    Instant until = waits.getIfPresent(profileId);
    return until != null && now.isBefore(until) ? until : null;
  }

  /** Whether another application is better for that. */
  boolean avoids(String profileId, String capability, Instant now) {
    Instant until = refusals.getIfPresent(new Refused(profileId, capability));
    return until != null && now.isBefore(until);
  }
}
