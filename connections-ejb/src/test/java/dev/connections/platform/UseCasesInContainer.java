package dev.connections.platform;

import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.console.activity.Act;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A boundary as the product's: without a transaction but where a method asks for one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UseCasesInContainer {
  private static final String WRITE =
      "insert into set_up_token (token_hash, expires_at) values (?1, current_timestamp)";

  @EJB private AuditTrail trail;
  @PersistenceContext private EntityManager entities;
  @Resource private TransactionSynchronizationRegistry transactions;

  public int statusWithout() {
    return transactions.getTransactionStatus();
  }

  @InTransaction
  public int statusWithin() {
    return transactions.getTransactionStatus();
  }

  @InTransaction
  public void writeAndRefuse(String name) throws Refused {
    write(name);
    throw new Refused();
  }

  /** Loses against another transaction so many times before it comes through. */
  @InTransaction
  public void writeAtLast(String name, int lost, AtomicInteger tries) {
    write(name);
    if (tries.incrementAndGet() <= lost) {
      throw new PersistenceException(new SQLException("deadlock", "40001"));
    }
  }

  /** Looks the second time alone, as one that raced another transaction sees it only then. */
  @InTransaction
  public void writeUnlessThere(String name, AtomicInteger tries) {
    if (tries.incrementAndGet() == 1 || !isThere(name)) {
      write(name);
    }
  }

  /** Is refused once so many others hold a connection of their own. */
  @InTransaction
  public void refuse(Subject subject, CyclicBarrier together) throws Refused {
    isThere(subject.id());
    try {
      together.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new IllegalStateException(alone);
    }
    trail.refused(Act.PROFILE_SAVED, subject, "not allowed");
    throw new Refused();
  }

  /** Writes one row for all tries. */
  @InTransaction
  public void noteAtLast(Subject subject, int lost, AtomicInteger tries) {
    trail.alone(Act.PROFILE_SAVED, subject, AuditResult.DONE, "");
    if (tries.incrementAndGet() <= lost) {
      throw new PersistenceException(new SQLException("deadlock", "40001"));
    }
  }

  private boolean isThere(String name) {
    return !entities
        .createNativeQuery("select 1 from set_up_token where token_hash = ?1")
        .setParameter(1, name)
        .getResultList()
        .isEmpty();
  }

  private void write(String name) {
    entities.createNativeQuery(WRITE).setParameter(1, name).executeUpdate();
  }

  /** A checked refusal, as those of the product. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
  }
}
