package dev.connections.listing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.connections.console.connections.ConnectionTally;
import dev.connections.listing.query.Conditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps numbers for ten seconds where there are many connections: counting a hundred thousand rows
 * takes longer than reading a page of them, and nobody can tell 99,500 from 99,501. Where there are
 * few, every number is counted anew.
 */
@ApplicationScoped
class CountCache {
  static final int MANY = 10_000;

  private static final Duration KEPT = Duration.ofSeconds(10);

  private final Cache<Object, Object> kept =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(1_000).build();

  /** Whether the latest tally was of many; false before the first. */
  private volatile boolean many;

  ConnectionTally tally(Supplier<ConnectionTally> counted) {
    ConnectionTally tally = get(ConnectionTally.class, counted);
    many = tally.all() + tally.removed() >= MANY;
    return tally;
  }

  /**
   * @param list which list the conditions are for
   */
  long count(String list, Conditions conditions, LongSupplier counted) {
    return get(new Key(list, conditions), counted::getAsLong);
  }

  private <T> T get(Object key, Supplier<T> counted) {
    @SuppressWarnings("unchecked")
    T found = many ? (T) kept.getIfPresent(key) : null;
    if (found == null) {
      found = counted.get();
      kept.put(key, found);
    }
    return found;
  }

  private record Key(String list, Conditions conditions) {}
}
