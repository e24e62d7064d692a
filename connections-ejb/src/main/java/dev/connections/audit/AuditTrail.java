package dev.connections.audit;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;

/**
 * Writes audit rows. No boundary: the features call it below their own role checks, for anonymous
 * visitors too, so it carries no roles and has no interface that a page could see. Details name
 * fields, results and thumbprints, never a secret.
 */
@Stateless
@PermitAll
public class AuditTrail {
  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;
  @Inject private ActivityFile file;
  @Inject private CurrentCaller caller;
  @Resource private TransactionSynchronizationRegistry transaction;

  /** Records a change as the caller's, in the transaction of the change. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void record(Act act, AuditResult result, String detail) {
    write(caller.actor(), act, result, detail);
  }

  /** As {@link #record(Act, AuditResult, String)}, for an actor who is not the caller. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void recordAs(Actor actor, Act act, AuditResult result, String detail) {
    write(actor, act, result, detail);
  }

  /** Records a refusal or failure as the caller's, whatever becomes of the current transaction. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void recordAlone(Act act, AuditResult result, String detail) {
    write(caller.actor(), act, result, detail);
  }

  /** As {@link #recordAlone(Act, AuditResult, String)}, for an actor who is not the caller. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void recordAloneAs(Actor actor, Act act, AuditResult result, String detail) {
    write(actor, act, result, detail);
  }

  private void write(Actor actor, Act act, AuditResult result, String detail) {
    AuditRow row = new AuditRow(clock.instant(), actor, caller.address(), act, result, detail);
    entities.persist(row);
    if (file.isWanted()) {
      transaction.registerInterposedSynchronization(new OnceCommitted(file, row.toActivity()));
    }
  }
}
