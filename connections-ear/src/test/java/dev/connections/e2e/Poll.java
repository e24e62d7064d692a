package dev.connections.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asks again until it holds or the deadline is over. */
public final class Poll {
  private static final long PAUSE_NANOS = 100_000_000;

  private Poll() {}

  /** The assertion's own failure is thrown when the deadline is over. */
  public static void until(Duration deadline, ThrowingCallable assertion) {
    long end = System.nanoTime() + deadline.toNanos();
    while (true) {
      try {
        assertion.call();
        return;
      } catch (Throwable failure) {
        if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
          throw failure instanceof Error error ? error : new AssertionError(failure);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
