package dev.connections.credential.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What reading one input costs: processor time, since a machine under test has other work. */
public final class InputCost {
  static final Duration MOST_CPU = Duration.ofSeconds(3);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private InputCost() {}

  /** Runs it and fails when it took more than an input may. */
  public static void check(Runnable reading) {
    long start = THREADS.getCurrentThreadCpuTime();
    reading.run();
    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start)).isLessThan(MOST_CPU);
  }

  /** Bytes allocated, most of which a collection would free; never less than are held at once. */
  static long allocatedBy(Runnable reading) {
    long start = THREADS.getCurrentThreadAllocatedBytes();
    reading.run();
    return THREADS.getCurrentThreadAllocatedBytes() - start;
  }
}
