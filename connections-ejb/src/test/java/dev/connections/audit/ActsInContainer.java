package dev.connections.audit;

import dev.connections.console.activity.Act;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;

/** Writes rows of another time than now. */
@ApplicationScoped
@Transactional
public class ActsInContainer {
  @PersistenceContext private EntityManager entities;

  /** As if all that was done to it had been done then. */
  void doneAt(Instant at, String subjectId) {
    entities
        .createNativeQuery("update audit_row set at = ?1 where subject_id = ?2")
        .setParameter(1, at.atOffset(ZoneOffset.UTC))
        .setParameter(2, subjectId)
        .executeUpdate();
  }

  void atOneInstant(int howMany, String actor, Instant at) {
    for (int i = 0; i < howMany; i++) {
      entities.persist(
          new AuditRow(
              at,
              new Actor("1", actor),
              "",
              Act.PROFILE_CREATED,
              Subject.of("profile", "", "number " + i),
              AuditResult.DONE,
              ""));
    }
  }
}
