package dev.connections.launcher;

import java.io.PrintStream;

/**
 * How the process ends. On SIGTERM the readiness check turns DOWN at once ({@code
 * connections.draining}), the server goes on answering while a load balancer notices, and stops
 * then. An end in the middle of the start is a failure.
 */
final class Shutdown {
  /** Read by the readiness check of the application. */
  static final String DRAINING = "connections.draining";

  /** Payara sleeps so many milliseconds before it stops. */
  private static final String GRACE = "fish.payara.shutdowngrace";

  private static final long LONGEST_STOP_MILLIS = 20_000;

  private final long graceMillis;
  private final PrintStream console;
  private volatile boolean started;

  private Shutdown(long graceMillis, PrintStream console) {
    this.graceMillis = graceMillis;
    this.console = console;
  }

  static Shutdown install(int drainSeconds, PrintStream console) {
    Shutdown shutdown = new Shutdown(drainSeconds * 1000L, console);
    Runtime.getRuntime().addShutdownHook(new Thread(shutdown::ended, "connections-shutdown"));
    return shutdown;
  }

  void started() {
    if (System.getProperty(GRACE) == null) {
      System.setProperty(GRACE, String.valueOf(graceMillis));
    }
    started = true;
  }

  private void ended() {
    if (started) {
      System.setProperty(DRAINING, "true");
      console.println("Connections is stopping.");
    } else if (StartLog.refusedOption().isPresent()) {
      // Payara Micro ends the process itself when it does not know an option.
      console.println(StartLog.refusedOption().get());
      Runtime.getRuntime().halt(1);
    }
  }

  /** Ends the process with this code, also when the server cannot stop. */
  static void exit(int code) {
    Thread last =
        new Thread(
            () -> {
              try {
                Thread.sleep(LONGEST_STOP_MILLIS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(code);
            },
            "connections-last-resort");
    last.setDaemon(true);
    last.start();
    System.exit(code);
  }
}
