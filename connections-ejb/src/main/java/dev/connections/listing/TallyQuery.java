package dev.connections.listing;

import dev.connections.api.Status;
import dev.connections.console.connections.ConnectionLife;
import dev.connections.console.connections.ConnectionTally;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The statements behind the tiles; an index alone answers each.
 *
 * @param soonDays within how many days something ends soon
 */
record TallyQuery(EntityManager entities, Instant now, int soonDays) {

  ConnectionTally tally() {
    List<Object[]> counted =
        entities
            .createQuery(
                "select s.life, s.health.status, count(s.normalizedName) from ListedConnection s"
                    + " group by s.life, s.health.status",
                Object[].class)
            .getResultList();
    Map<Status, Long> byStatus = new EnumMap<>(Status.class);
    long removed = 0;
    for (Object[] row : counted) {
      if (row[0] == ConnectionLife.REMOVED) {
        removed += (Long) row[2];
      } else {
        byStatus.put((Status) row[1], (Long) row[2]);
      }
    }
    long all = byStatus.values().stream().mapToLong(Long::longValue).sum();
    return new ConnectionTally(all, byStatus, expiring(), soonDays, removed);
  }

  private long expiring() {
    return entities
        .createQuery(
            "select count(s.normalizedName) from ListedConnection s"
                + " where s.life = :life and s.health.nearestExpiry <= :soon",
            Long.class)
        .setParameter("life", ConnectionLife.ACTIVE)
        .setParameter("soon", now.plus(Duration.ofDays(soonDays)))
        .getSingleResult();
  }
}
