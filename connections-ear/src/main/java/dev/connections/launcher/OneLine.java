package dev.connections.launcher;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Time, level when it is not INFO, and the message: one line, no stack trace. */
final class OneLine extends Formatter {
  private static final int LONGEST = 300;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  @Override
  public String format(LogRecord event) {
    String level = event.getLevel().getName();
    String cause = event.getThrown() == null ? "" : " (" + event.getThrown() + ")";
    String text = shorten(message(event) + cause);
    return TIME.format(event.getInstant())
        + (level.equals("INFO") ? " " : " " + level + " ")
        + text
        + System.lineSeparator();
  }

  /** The message with its parameters, white space collapsed. */
  static String message(LogRecord event) {
    return new OneLine().formatMessage(event).strip().replaceAll("\\s+", " ");
  }

  private static String shorten(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
