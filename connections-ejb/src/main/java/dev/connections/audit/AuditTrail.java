package dev.connections.audit;

import dev.connections.console.activity.Act;
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
  @Inject private ConnectionHistory history;
  @Resource private TransactionSynchronizationRegistry transaction;

  /** Records a change as the caller's, in the transaction of the change. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void done(Act act, Subject subject, String detail) {
    doneBy(caller.actor(), act, subject, detail);
  }

  /** As {@link #done}, for an actor who is not the caller. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void doneBy(Actor actor, Act act, Subject subject, String detail) {
    AuditRow row = write(actor, act, subject, AuditResult.DONE, detail);
    if (subject.connectionId() != null) {
      history.tells(row);
    }
  }

  /** Records what the caller may not do, whatever becomes of the current transaction. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void refused(Act act, Subject subject, String reason) {
    write(caller.actor(), act, subject, AuditResult.REFUSED, reason);
  }

  /** Records something as the caller's, whatever becomes of the current transaction. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void alone(Act act, Subject subject, AuditResult result, String detail) {
    write(caller.actor(), act, subject, result, detail);
  }

  /** As {@link #alone}, for an actor who is not the caller. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void aloneBy(Actor actor, Act act, Subject subject, AuditResult result, String detail) {
    write(actor, act, subject, result, detail);
  }

  private AuditRow write(Actor actor, Act act, Subject subject, AuditResult result, String detail) {
    AuditRow row =
        new AuditRow(clock.instant(), actor, caller.address(), act, subject, result, detail);
    entities.persist(row);
    if (file.isWanted()) {
      transaction.registerInterposedSynchronization(new OnceCommitted(file, row.toActivity()));
    }
    return row;
  }
}
