package dev.connections.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Writes rows of another time than now. */
@ApplicationScoped
@Transactional
public class ActsInContainer {
  @PersistenceContext private EntityManager entities;

  void atOneInstant(int howMany, String actor, Instant at) {
    for (int i = 0; i < howMany; i++) {
      Act act = new Act("profile-created", "profile", "", "number " + i);
      entities.persist(new AuditRow(at, new Actor("1", actor), "", act, AuditResult.DONE, ""));
    }
  }
}
