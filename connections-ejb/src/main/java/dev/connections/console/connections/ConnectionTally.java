package dev.connections.console.connections;

import dev.connections.api.Status;
import java.util.Map;

/**
 * How many connections there are.
 *
 * @param all without the removed ones
 * @param byStatus of all, those of each status; a status without any is left out
 * @param expiring of all, those of which a credential ends within {@code soonDays} or has ended
 * @param soonDays the days before the end that are warned of, as configured
 * @param removed those that can be restored
 */
public record ConnectionTally(
    long all, Map<Status, Long> byStatus, long expiring, int soonDays, long removed) {
  public ConnectionTally {
    byStatus = Map.copyOf(byStatus);
  }

  public long of(Status status) {
    return byStatus.getOrDefault(status, 0L);
  }
}
