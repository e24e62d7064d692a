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

  /** Runs it and fails when it took more than an input may. */
  public static void check(Runnable reading) {
    long start = THREADS.getCurrentThreadCpuTime();
    assertThat(allocatedBy(reading)).isLessThan(MOST_BYTES);
    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start)).isLessThan(MOST_CPU);
  }

  /** Bytes allocated, most of which a collection would free. */
  static long allocatedBy(Runnable reading) {
    long start = THREADS.getCurrentThreadAllocatedBytes();
    reading.run();
    return THREADS.getCurrentThreadAllocatedBytes() - start;
  }
}
