package dev.connections.platform;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;

/**
 * Goes round the transaction, so that each try is one of its own. Public, since some servers make a
 * subclass of it elsewhere.
 */
@Interceptor
@RetryOnDeadlock
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class RetryOnDeadlockInterceptor {
  private static final int TRIES = 3;

  /** SQL:2016, part 2, table 38: the class of transactions that the database rolled back. */
  private static final String ROLLED_BACK = "40";

  /** H2's and PostgreSQL's alike: the other transaction was the first to write a unique value. */
  private static final String UNIQUE = "23505";

  @Resource private TransactionSynchronizationRegistry transactions;
  @Inject private AfterTransaction afterwards;

  @AroundInvoke
  Object proceed(InvocationContext call) throws Exception {
    boolean outermost = transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION;
    return outermost ? afterwards.around(() -> repeated(call)) : call.proceed();
  }

  private Object repeated(InvocationContext call) throws Exception {
    for (int left = TRIES - 1; ; left--) {
      try {
        return call.proceed();
      } catch (RuntimeException failed) {
        if (left == 0 || !lostARace(failed)) {
          throw failed;
        }
        afterwards.forget();
      }
    }
  }

  static boolean lostARace(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && lostARace(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static boolean lostARace(String state) {
    return state != null && (state.startsWith(ROLLED_BACK) || state.equals(UNIQUE));
  }
}
