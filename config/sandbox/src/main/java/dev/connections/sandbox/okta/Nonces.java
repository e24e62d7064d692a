package dev.connections.sandbox.okta;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An organization's DPoP nonces: a new one each 24 hours, and the old one works for three days more
 * (Okta's DPoP guide).
 */
final class Nonces {
  private static final Duration RENEWAL = Duration.ofHours(24);
  private static final Duration GRACE = Duration.ofDays(3);

  private final Clock clock;
  private final Map<String, Instant> replaced = new LinkedHashMap<>();
  private String current = Ids.random("");
  private Instant since;

  Nonces(Clock clock) {
    this.clock = clock;
    since = clock.instant();
  }

  synchronized String current() {
    if (!clock.instant().isBefore(since.plus(RENEWAL))) {
      renew();
    }
    return current;
  }

  synchronized boolean accepts(String nonce) {
    Instant end = clock.instant();
    replaced.values().removeIf(at -> !at.plus(GRACE).isAfter(end));
    return current().equals(nonce) || replaced.containsKey(nonce);
  }

  synchronized void renew() {
    replaced.put(current, clock.instant());
    current = Ids.random("");
    since = clock.instant();
  }

  synchronized void forget() {
    renew();
    replaced.clear();
  }
}
