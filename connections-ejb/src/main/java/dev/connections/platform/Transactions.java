package dev.connections.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Runs work in one transaction, for what is not a whole method ({@link InTransaction} otherwise).
 * Joins the caller's transaction when there is one; else the work is run again, up to three times,
 * when the database ended the transaction in favour of another one.
 */
@ApplicationScoped
@RetryOnDeadlock
public class Transactions {

  /** Every exception of the work rolls back and is thrown as it is. */
  @Transactional(rollbackOn = Exception.class)
  public <T, E extends Exception> T call(Work<T, E> work) throws E {
    return work.call();
  }

  /** Something to do in a transaction, perhaps several times. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T call() throws E;
  }
}
