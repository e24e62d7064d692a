package dev.connections.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The clock that all nodes share, for what one node writes and another one compares with the time,
 * since the clocks of two machines may differ by minutes.
 */
@ApplicationScoped
public class DatabaseTime {
  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /**
   * How far the database's clock is ahead of this node's; negative when it is behind. One statement
   * of the current transaction, to be asked at its beginning: PostgreSQL answers when that was.
   */
  public Duration ahead() {
    Instant before = clock.instant();
    BigDecimal seconds =
        (BigDecimal)
            entities
                .createNativeQuery("select extract(epoch from current_timestamp)")
                .getSingleResult();
    Instant theirs = Instant.EPOCH.plus(seconds.movePointRight(6).longValue(), ChronoUnit.MICROS);
    Duration asking = Duration.between(before, clock.instant());
    return Duration.between(before.plus(asking.dividedBy(2)), theirs);
  }
}
