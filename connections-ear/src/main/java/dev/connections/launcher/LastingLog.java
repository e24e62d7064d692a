package dev.connections.launcher;

import java.util.logging.LogManager;

/**
 * Keeps the log open while the node drains: the JDK's own manager closes all handlers as the first
 * thing of a shutdown. Public because the JDK makes it.
 */
public final class LastingLog extends LogManager {
  static void use() {
    System.setProperty("java.util.logging.manager", LastingLog.class.getName());
  }

  @Override
  public void reset() {
    boolean shutdown = Thread.currentThread().getClass().getName().endsWith("LogManager$Cleaner");
    if (!shutdown) {
      super.reset();
    }
  }
}
