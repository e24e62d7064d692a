package dev.connections.launcher;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Logger;

/** What libraries print goes to the log file, a line an event. */
final class LoggedOutput extends OutputStream {
  private static final Logger LOG = Logger.getLogger("stdout");

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** From now on; the log's own console handler keeps the real one. */
  static void takeOver() {
    PrintStream out = new PrintStream(new LoggedOutput(), true, StandardCharsets.UTF_8);
    System.setOut(out);
    System.setErr(out);
  }

  @Override
  public synchronized void write(int b) {
    if (b != '\n') {
      line.write(b);
      return;
    }
    String text = line.toString(StandardCharsets.UTF_8).strip();
    line.reset();
    if (!text.isEmpty()) {
      LOG.info(text);
    }
  }
}
