package dev.connections.audit;

import dev.connections.console.activity.Act;
import dev.connections.platform.AfterTransaction;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/**
 * Writes audit rows. No boundary: the features call it below their own role checks, for anonymous
 * visitors too, so it carries no roles and has no interface that a page could see. Details name
 * fields, results and thumbprints, never a secret.
 */
@Stateless
@PermitAll
public class AuditTrail {
  @Inject private AuditRows rows;
  @Inject private CurrentCaller caller;
  @Inject private ConnectionHistory history;
  @Inject private AfterTransaction afterwards;
  @Inject private Event<ActDone> done;

  /** Records a change as the caller's, in the transaction of the change. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void done(Act act, Subject subject, String detail) {
    doneBy(caller.actor(), act, subject, detail);
  }

  /** As {@link #done}, for an actor who is not the caller. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void doneBy(Actor actor, Act act, Subject subject, String detail) {
    AuditRow row = rows.write(actor, act, subject, AuditResult.DONE, detail);
    if (subject.connectionId() != null) {
      history.tells(row);
    }
    done.fire(new ActDone(act, subject));
  }

  /** Records what the caller may not do, as {@link #alone}. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void refused(Act act, Subject subject, String reason) {
    alone(act, subject, AuditResult.REFUSED, reason);
  }

  /**
   * Records something as the caller's, whatever becomes of the current transaction: once that has
   * ended.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void alone(Act act, Subject subject, AuditResult result, String detail) {
    aloneBy(caller.actor(), act, subject, result, detail);
  }

  /** As {@link #alone}, for an actor who is not the caller. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void aloneBy(Actor actor, Act act, Subject subject, AuditResult result, String detail) {
    afterwards.run(() -> rows.writeAlone(actor, act, subject, result, detail));
  }
}
