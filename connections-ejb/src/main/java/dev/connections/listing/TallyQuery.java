package dev.connections.listing;

import dev.connections.api.Status;
import dev.connections.console.Page;
import dev.connections.console.connections.ConnectionLife;
import dev.connections.console.connections.ConnectionTally;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one statement behind the tiles. Each number is counted in an index, one row further than
 * {@link Page#COUNTED} at most; in SQL, since JPQL cannot stop counting.
 *
 * @param soonDays within how many days something ends soon
 */
record TallyQuery(EntityManager entities, Instant now, int soonDays) {
  private static final String ACTIVE = "life = '" + ConnectionLife.ACTIVE + "'";
  private static final String STATUS = ACTIVE + " and status = '";

  private static final String NUMBERS =
      Stream.of(
              ACTIVE,
              STATUS + Status.CRITICAL + "'",
              STATUS + Status.NEEDS_ATTENTION + "'",
              ACTIVE + " and nearest_expiry <= ?1",
              "life = '" + ConnectionLife.REMOVED + "'")
          .map(TallyQuery::counted)
          .collect(Collectors.joining(", ", "select ", ""));

  ConnectionTally tally() {
    Instant soon = now.plus(Duration.ofDays(soonDays));
    Object[] row =
        (Object[])
            entities
                .createNativeQuery(NUMBERS)
                .setParameter(1, soon.atOffset(ZoneOffset.UTC))
                .getSingleResult();
    return new ConnectionTally(
        number(row[0]), number(row[1]), number(row[2]), number(row[3]), soonDays, number(row[4]));
  }

  private static String counted(String condition) {
    return "(select count(*) from (select life from connection_state where %s limit %d) counted)"
        .formatted(condition, Page.COUNTED + 1);
  }

  private static long number(Object counted) {
    return ((Number) counted).longValue();
  }
}
