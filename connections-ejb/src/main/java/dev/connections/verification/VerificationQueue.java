package dev.connections.verification;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;

/**
 * Lets only so many verifications of this node run at once. The server would give each a thread,
 * and each takes a call of the outbound client, which sign-in through the organization needs too:
 * whoever verifies all profiles while an organization hangs must not stop anybody else.
 *
 * <p>MicroProfile Fault Tolerance's {@code @Asynchronous @Bulkhead} is not used: Payara lets each
 * waiting call hold a thread of the executor, and tells of a full queue by the future alone.
 */
@ApplicationScoped
class VerificationQueue {
  /** Half of what the outbound client calls at once. */
  static final int MOST_AT_ONCE = 16;

  static final int MOST_WAITING = 1_000;

  @Resource private ManagedExecutorService executor;
  @Resource private ContextService contexts;

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  /**
   * Runs work now or when others ended, in the caller's context.
   *
   * @throws RejectedExecutionException when too many wait already, or the server stops
   */
  synchronized void add(Runnable work) {
    if (running < MOST_AT_ONCE) {
      // The executor brings the caller's context itself, for which the server looks through all
      // jars.
      start(work);
    } else if (waiting.size() < MOST_WAITING) {
      waiting.add(contexts.createContextualProxy(work, Runnable.class));
    } else {
      throw new RejectedExecutionException(MOST_WAITING + " verifications wait");
    }
  }

  private void start(Runnable work) {
    executor.execute(() -> runThenNext(work));
    running++;
  }

  private void runThenNext(Runnable work) {
    try {
      work.run();
    } finally {
      ended();
    }
  }

  private synchronized void ended() {
    running--;
    Runnable next = waiting.poll();
    if (next != null) {
      start(next);
    }
  }
}
