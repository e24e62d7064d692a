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
    try {
      return tries.call();
    } finally {
      if (outer == null) {
        held.remove();
      } else {
        held.set(outer);
      }
      waiting.forEach(Runnable::run);
    }
  }

  /** Before another try. */
  void forget() {
    held.get().clear();
  }
}
