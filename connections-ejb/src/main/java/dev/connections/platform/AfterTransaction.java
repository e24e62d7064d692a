package dev.connections.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Holds back what has to happen whatever becomes of a transaction until that has ended. A second
 * transaction beside the first would take a second connection, and as many of them at once as the
 * pool has connections would wait for each other.
 */
@ApplicationScoped
public class AfterTransaction {
  private final ThreadLocal<List<Runnable>> held = new ThreadLocal<>();

  /**
   * Runs the work in this thread once the use case's transaction has ended, committed or not; at
   * once where {@link Transactions} began none. A use case that the database had repeated leaves
   * the work of its last try.
   */
  public void run(Runnable work) {
    List<Runnable> waiting = held.get();
    if (waiting == null) {
      work.run();
    } else {
      waiting.add(work);
    }
  }

  /** Goes round the outermost transaction and all its tries. */
  Object around(Callable<Object> tries) throws Exception {
    List<Runnable> outer = held.get();
    List<Runnable> waiting = new ArrayList<>();
    held.set(waiting);
    Object result;
    try {
      result = tries.call();
    } catch (Exception refused) {
      end(outer, waiting).forEach(refused::addSuppressed);
      throw refused;
    }
    List<RuntimeException> failed = end(outer, waiting);
    if (!failed.isEmpty()) {
      throw failed.get(0);
    }
    return result;
  }

  /** Does all of the work, and answers what failed of it. */
  private List<RuntimeException> end(List<Runnable> outer, List<Runnable> waiting) {
    if (outer == null) {
      held.remove();
    } else {
      held.set(outer);
    }
    List<RuntimeException> failed = new ArrayList<>();
    for (Runnable work : waiting) {
      try {
        work.run();
      } catch (RuntimeException broken) {
        failed.add(broken);
      }
    }
    return failed;
  }

  /** Before another try. */
  void forget() {
    held.get().clear();
  }
}
