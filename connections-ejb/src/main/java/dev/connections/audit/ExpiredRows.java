package dev.connections.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Deletes rows of the trail, a few in each transaction. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class ExpiredRows {
  @PersistenceContext private EntityManager entities;

  /**
   * Deletes at most so many of the oldest rows, in a transaction that is over soon.
   *
   * @return how many
   */
  int deleteSome(Instant before, int atMost) {
    List<String> oldest =
        entities
            .createQuery(
                "select r.id from AuditRow r where r.at < :before and r.connectionId is null"
                    + " order by r.at",
                String.class)
            .setParameter("before", before)
            .setMaxResults(atMost)
            .getResultList();
    return oldest.isEmpty()
        ? 0
        : entities
            .createQuery("delete from AuditRow r where r.id in :oldest")
            .setParameter("oldest", oldest)
            .executeUpdate();
  }
}
