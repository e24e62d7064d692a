package dev.connections.launcher;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;

/** Memory that only the start needed goes back to the operating system, and later peaks as well. */
final class SpareMemory {
  private static final Logger LOG = Logger.getLogger(SpareMemory.class.getName());

  private SpareMemory() {}

  /** These flags can be set while running; a jar cannot bring its own -Xmx. */
  static void giveBack() {
    HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    try {
      vm.setVMOption("MinHeapFreeRatio", "10");
      vm.setVMOption("MaxHeapFreeRatio", "20");
      vm.setVMOption("G1PeriodicGCInterval", "60000");
    } catch (IllegalArgumentException e) {
      LOG.log(Level.FINE, "another garbage collector", e);
    }
    System.gc();
    Thread trim = new Thread(SpareMemory::trim, "connections-spare-memory");
    trim.setDaemon(true);
    trim.start();
  }

  /**
   * The compilers work outside the heap, the more the shorter ago the start, and the C library
   * keeps what they free.
   */
  private static void trim() {
    try {
      for (int seconds = 2; true; seconds = Math.min(2 * seconds, 60)) {
        DiagnosticCommand.run("systemTrimNativeHeap");
        TimeUnit.SECONDS.sleep(seconds);
      }
    } catch (JMException e) {
      LOG.log(Level.FINE, "not this JVM, or not Linux", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
