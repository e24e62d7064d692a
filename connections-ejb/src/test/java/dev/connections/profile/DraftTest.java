package dev.connections.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.Workload;
import dev.connections.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DraftTest {
  private static final Actor ADA = new Actor("1", "ada");

  private static final Instant OPENED = Instant.parse("2026-11-21T14:00:00Z");

  @Test
  void livesForAnHourAfterItsLastChange() {
    Draft draft = Draft.ofNew(ADA, Workload.of("OKTA"), OPENED);
    Instant later = OPENED.plus(Duration.ofMinutes(5));

    draft.enter(draft.fields(), later);

    assertThat(draft.changedAt()).isEqualTo(later);
    assertThat(draft.openFor(ADA, later.plus(Duration.ofMinutes(59)))).isTrue();
    assertThat(draft.openFor(ADA, later.plus(Duration.ofHours(1)))).isFalse();
  }
}
