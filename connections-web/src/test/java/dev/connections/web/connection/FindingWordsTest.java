package dev.connections.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.verification.AcknowledgedFinding;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FindingWordsTest {
  @Test
  void showsTheDayThatWasChosenThoughItEndsLaterInTheWest() {
    Instant end = Instant.parse("2026-12-01T12:00:00Z");

    assertThat(new FindingWords().lastDay(new AcknowledgedFinding(null, "Ours.", "ada", end, end)))
        .isEqualTo("30 Nov 2026");
  }
}
