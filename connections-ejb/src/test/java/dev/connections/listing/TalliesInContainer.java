package dev.connections.listing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Counts what ends soon as if another number of days were configured. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class TalliesInContainer {
  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  public long expiring(int soonDays) {
    return new TallyQuery(entities, clock.instant(), soonDays).tally().expiring();
  }

  /** As if a credential of the connection ended then. */
  public void endsIn(String connectionId, int days) {
    entities
        .createNativeQuery(
            "update connection_state set nearest_expiry = ?1 where connection_id = ?2")
        .setParameter(1, clock.instant().plus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC))
        .setParameter(2, connectionId)
        .executeUpdate();
  }
}
