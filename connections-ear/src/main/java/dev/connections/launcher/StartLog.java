package dev.connections.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/**
 * The console: one short line per event. While starting, only what Connections itself says; later
 * the warnings of the server too. Everything, with stack traces, is in the log file. Public because
 * {@link LogManager} makes it.
 */
public final class StartLog extends Handler {
  /** Kept: {@link LoggedOutput} takes the place of what libraries print to. */
  private static final PrintStream CONSOLE = System.err;

  private static volatile boolean starting = true;
  private static volatile String refusedOption;
  private static volatile Throwable lastFailure;

  /** For {@link LogManager}. */
  public StartLog() {
    setFormatter(new OneLine());
    setLevel(Level.INFO);
  }

  /**
   * Logs into this folder from now on.
   *
   * @return the configuration, for Payara Micro, which reads it once more
   */
  static Path into(Path folder) throws IOException {
    String pattern = folder.resolve("connections.%g.log").toString();
    String config =
        String.join(
            "\n",
            "handlers=" + StartLog.class.getName() + ",java.util.logging.FileHandler",
            "java.util.logging.FileHandler.pattern="
                + pattern.replace("%", "%%").replace("%%g", "%g").replace("\\", "\\\\"),
            "java.util.logging.FileHandler.limit=10000000",
            "java.util.logging.FileHandler.count=5",
            "java.util.logging.FileHandler.append=true",
            "java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter",
            "java.util.logging.SimpleFormatter.format="
                + "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n",
            ".level=INFO",
            "com.hazelcast.level=WARNING",
            "# lists each expired authority of the JDK",
            "javax.enterprise.system.security.ssl.level=SEVERE",
            "");
    Path file = Files.writeString(Launcher.temporary(".properties"), config);
    LogManager.getLogManager().readConfiguration(Files.newInputStream(file));
    return file;
  }

  /** The start is over; warnings of the server are shown from now on. */
  static void ended() {
    starting = false;
  }

  /** What Payara Micro said about the command line before it gave up. */
  static Optional<String> refusedOption() {
    return Optional.ofNullable(refusedOption);
  }

  /** The root of the last failure that was logged. */
  static Optional<Throwable> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  @Override
  public void publish(LogRecord event) {
    boolean severe = event.getLevel().intValue() >= Level.SEVERE.intValue();
    if (starting && severe) {
      remember(event);
    }
    String logger = String.valueOf(event.getLoggerName());
    boolean ours = logger.startsWith("dev.connections");
    boolean warning = event.getLevel().intValue() >= Level.WARNING.intValue();
    if (isLoggable(event) && (ours ? !(starting && severe) : warning && !starting)) {
      try {
        CONSOLE.print(getFormatter().format(event));
      } catch (RuntimeException e) {
        reportError(null, e, ErrorManager.FORMAT_FAILURE);
      }
    }
  }

  private static void remember(LogRecord event) {
    if ("scanArgs".equals(event.getSourceMethodName())) {
      refusedOption = OneLine.message(event);
    }
    Throwable cause = event.getThrown();
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    lastFailure = cause == null ? lastFailure : cause;
  }

  @Override
  public void flush() {
    CONSOLE.flush();
  }

  @Override
  public void close() {
    flush();
  }
}
