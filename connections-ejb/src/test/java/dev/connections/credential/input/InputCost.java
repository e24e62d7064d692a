package dev.connections.credential.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What reading one input costs: processor time, since a machine under test has other work, and
 * memory.
 */
public final class InputCost {
  static final Duration MOST_CPU = Duration.ofSeconds(3);

  /** Of all that is allocated meanwhile, which is never less than what is held at once. */
  static final long MOST_BYTES = 64L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private InputCost() {}

  /**
   * Runs it and fails when it took more time than an input may. What seems to is run again: the
   * first one loads classes, which fuzzing rewrites besides.
   */
  public static void check(Runnable reading) {
    if (cpu(reading).compareTo(MOST_CPU) >= 0) {
      assertThat(cpu(reading)).as("once its classes are loaded").isLessThan(MOST_CPU);
    }
  }

  private static Duration cpu(Runnable reading) {
    long start = THREADS.getCurrentThreadCpuTime();
    reading.run();
    return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
  }

  /**
   * The same, and for more memory. Not while fuzzing, which rewrites classes so that they allocate
   * for each comparison.
   */
  public static void checkMemory(Runnable reading) {
    long start = THREADS.getCurrentThreadAllocatedBytes();
    check(reading);
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - start).isLessThan(MOST_BYTES);
  }
}
