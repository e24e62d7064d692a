package dev.connections.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class OneLineTest {
  @Test
  void writesOneLineWithoutAStackTrace() {
    LogRecord event = new LogRecord(Level.WARNING, "it broke\nfor {0}");
    event.setParameters(new Object[] {"Acme"});
    event.setThrown(new IllegalStateException("because\nof this"));

    assertThat(new OneLine().format(event).lines())
        .singleElement()
        .asString()
        .endsWith("WARNING it broke for Acme (java.lang.IllegalStateException: because of this)");
  }
}
