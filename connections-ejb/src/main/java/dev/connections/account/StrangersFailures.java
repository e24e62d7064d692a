package dev.connections.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.audit.Subject;
import dev.connections.console.activity.Act;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Notes what a visitor who is not signed in failed to do, so many times an hour for each address
 * and act, on this node: anybody can ask for a page with a made-up token, and would fill the audit
 * trail with it. Nothing is refused for that. What is to be guessed has 256 random bits, and behind
 * a load balancer that is not configured all people have one address.
 */
@ApplicationScoped
class StrangersFailures {
  static final int NOTED = 20;
  private static final Duration PERIOD = Duration.ofHours(1);
  private static final int ADDRESSES = 10_000;

  @Inject private AuditTrail audit;
  @Inject private CurrentCaller caller;
  @Inject private Clock clock;

  /** Not the clock's millis(): one that ticks in microseconds divides by zero there. */
  private final Cache<Key, AtomicInteger> counts =
      Caffeine.newBuilder()
          .expireAfterWrite(PERIOD)
          .maximumSize(ADDRESSES)
          .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.instant().toEpochMilli()))
          .build();

  StrangersFailures() {}

  /** For tests of the count. */
  StrangersFailures(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param detail without anything secret
   */
  void note(Act act, Subject subject, String detail) {
    note(act, subject, AuditResult.FAILED, detail);
  }

  /** Likewise, of what ended in another way. */
  void note(Act act, Subject subject, AuditResult result, String detail) {
    int number = count(caller.address(), act);
    if (number <= NOTED) {
      String last = number < NOTED ? "" : "; no more of these are noted for an hour";
      audit.alone(act, subject, result, detail + last);
    }
  }

  /** The how manyth within the hour that began with the first one. */
  int count(String address, Act act) {
    return counts.get(new Key(address, act), key -> new AtomicInteger()).incrementAndGet();
  }

  private record Key(String address, Act act) {}
}
