package dev.connections.launcher;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a start that hangs: with exit code 1, one sentence, and what all threads did in a file
 * beside the log. Around everything, because a start can hang anywhere: in a database that accepts
 * connections and does not answer, or in a lock.
 */
final class StartDeadline {
  private final int seconds;
  private final Path logs;
  private final PrintStream console;
  private final CountDownLatch over = new CountDownLatch(1);

  private StartDeadline(int seconds, Path logs, PrintStream console) {
    this.seconds = seconds;
    this.logs = logs;
    this.console = console;
  }

  /**
   * The time runs from now on.
   *
   * @param logs a folder
   */
  static StartDeadline of(int seconds, Path logs, PrintStream console) {
    StartDeadline deadline = new StartDeadline(seconds, logs, console);
    Thread watch = new Thread(deadline::watch, "connections-start-deadline");
    watch.setDaemon(true);
    watch.start();
    return deadline;
  }

  /** The start is over, well or with a sentence of its own. */
  void met() {
    over.countDown();
  }

  private void watch() {
    try {
      if (over.await(seconds, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    console.println(
        "Connections did not start within "
            + seconds
            + " seconds and ends; start it again, and if it has a large database to migrate, set"
            + " connections.start.deadline-seconds to more ("
            + threads()
            + ").");
    Shutdown.exit(1);
  }

  /** Not through the log, whose locks may be what the start hangs in. */
  private String threads() {
    try {
      String dump = DiagnosticCommand.run("threadPrint", "-l");
      Path file = Files.writeString(logs.resolve("hanging-start.txt"), dump);
      return "what its threads did is in " + file;
    } catch (Exception e) {
      return "what its threads did could not be written: " + e;
    }
  }
}
