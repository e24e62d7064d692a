package dev.connections.audit;

import dev.connections.console.activity.Act;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;

/** Writes the rows of the audit trail, and their lines in the file once they are committed. */
@ApplicationScoped
class AuditRows {
  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;
  @Inject private ActivityFile file;
  @Inject private CurrentCaller caller;
  @Resource private TransactionSynchronizationRegistry transaction;

  @Transactional(TxType.MANDATORY)
  AuditRow write(Actor actor, Act act, Subject subject, AuditResult result, String detail) {
    return row(actor, act, subject, result, detail);
  }

  @Transactional(TxType.REQUIRES_NEW)
  void writeAlone(Actor actor, Act act, Subject subject, AuditResult result, String detail) {
    row(actor, act, subject, result, detail);
  }

  private AuditRow row(Actor actor, Act act, Subject subject, AuditResult result, String detail) {
    AuditRow row =
        new AuditRow(clock.instant(), actor, caller.address(), act, subject, result, detail);
    entities.persist(row);
    if (file.isWanted()) {
      transaction.registerInterposedSynchronization(new OnceCommitted(file, row.toActivity()));
    }
    return row;
  }
}
