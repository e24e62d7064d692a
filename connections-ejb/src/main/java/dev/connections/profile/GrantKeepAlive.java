package dev.connections.profile;

import dev.connections.api.UnknownProfileException;
import dev.connections.audit.Actor;
import dev.connections.capability.Catalog;
import dev.connections.console.workloads.SystemView;
import dev.connections.console.workloads.WorkloadView;
import dev.connections.platform.DatabaseTime;
import dev.connections.platform.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps grants alive that nobody used for half of the time after which their providers end them, by
 * verifying what signs in with them.
 */
@ApplicationScoped
class GrantKeepAlive {
  private static final Logger LOG = System.getLogger(GrantKeepAlive.class.getName());

  private static final Duration BETWEEN_TRIES = Duration.ofHours(6);

  /** In one turn; the others follow in the next. */
  private static final int AT_A_TIME = 50;

  @PersistenceContext private EntityManager entities;
  @Inject private Catalog catalog;
  @Inject private Transactions transactions;
  @Inject private ProfilesInUse profiles;
  @Inject private DatabaseTime database;
  @Inject private Clock clock;

  void work() {
    for (WorkloadView workload : catalog.workloads()) {
      SystemView system = workload.system();
      if (system != null && system.idleDays() > 0) {
        idle(workload, Duration.ofDays(system.idleDays()).dividedBy(2)).forEach(this::use);
      }
    }
  }

  /**
   * Those first that were tried the longest ago, so that grants that are dead keep no other one
   * from its turn; what failed is tried again, since the provider may have been away.
   */
  private List<String> idle(WorkloadView workload, Duration unused) {
    return transactions.call(
        () -> {
          Instant before = clock.instant().plus(database.ahead()).minus(unused);
          return entities
              .createQuery(
                  "select p.id from GrantRow g join ProfileKey k on k.id = g.id"
                      + " join Profile p on p.id = k.profileId"
                      + " join ProfileState s on s.profileId = p.id"
                      + " where k.state = dev.connections.console.profiles.KeyState.CURRENT"
                      + " and g.lasting = true and p.workload = :workload and g.usedAt < :before"
                      + " and (s.health.checkedAt is null or s.health.checkedAt < :lately)"
                      + " order by s.health.checkedAt nulls first, g.usedAt",
                  String.class)
              .setParameter("workload", workload.workload())
              .setParameter("before", before)
              .setParameter("lately", clock.instant().minus(BETWEEN_TRIES))
              .setMaxResults(AT_A_TIME)
              .getResultList();
        });
  }

  private void use(String profileId) {
    try {
      profiles.verify(profileId, Actor.SYSTEM);
    } catch (UnknownProfileException removedMeanwhile) {
      LOG.log(Level.DEBUG, "A grant is gone before it was used");
    }
  }
}
