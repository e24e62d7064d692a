package dev.connections.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.api.Status;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingHistoryTest {
  private static final Instant FIRST = Instant.parse("2026-11-01T10:00:00Z");
  private static final Instant SECOND = FIRST.plusSeconds(3600);
  private static final Instant THIRD = SECOND.plusSeconds(3600);

  @Test
  void keepsTheDateOfWhatIsStillThere() {
    FindingHistory history =
        FindingHistory.NONE
            .after(run(FIRST, missing("okta.users.read")))
            .after(run(SECOND, missing("okta.users.read"), missing("okta.apps.read")));

    assertThat(history.current()).extracting(Finding::since).containsExactly(FIRST, SECOND);
  }

  @Test
  void datesAgainWhatWasGoneInBetween() {
    FindingHistory history =
        FindingHistory.NONE
            .after(run(FIRST, missing("okta.users.read")))
            .after(run(SECOND))
            .after(run(THIRD, missing("okta.users.read")));

    assertThat(history.current()).extracting(Finding::since).containsExactly(THIRD);
  }

  @Test
  void remembersWhatAProviderThatIsAwayCouldNotShow() {
    Observation away = new Observation(FindingCode.TIMED_OUT, "", "");
    FindingHistory during =
        FindingHistory.NONE
            .after(run(FIRST, missing("okta.users.read")))
            .after(run(SECOND, away))
            .after(run(SECOND, away));

    FindingHistory after = during.after(run(THIRD, missing("okta.users.read")));

    assertThat(during.current()).extracting(Finding::code).containsExactly(FindingCode.TIMED_OUT);
    assertThat(after.current()).extracting(Finding::since).containsExactly(FIRST);
    assertThat(after.remembered()).isEmpty();
  }

  @Test
  void takesTheNewWordsOfTheProvider() {
    Observation then = new Observation(FindingCode.KEY_MISMATCH, "", "JWT kid is invalid.");
    Observation now = new Observation(FindingCode.KEY_MISMATCH, "", "The signature is invalid.");

    FindingHistory history = FindingHistory.NONE.after(run(FIRST, then)).after(run(SECOND, now));

    assertThat(history.current())
        .containsExactly(
            new Finding(FindingCode.KEY_MISMATCH, "", "The signature is invalid.", FIRST));
  }

  @Test
  void remembersAllWhileNothingIsKnown() {
    FindingHistory history =
        FindingHistory.NONE.after(run(FIRST, missing("okta.users.read"))).suspended();

    assertThat(history.current()).isEmpty();
    assertThat(history.remembered()).extracting(Finding::since).containsExactly(FIRST);
  }

  private static Observation missing(String scope) {
    return new Observation(FindingCode.SCOPE_MISSING, scope, "");
  }

  private static VerificationOutcome run(Instant at, Observation... seen) {
    boolean asked = Arrays.stream(seen).noneMatch(o -> o.code().severity() == Severity.UNVERIFIED);
    Status status = asked ? Status.CRITICAL : Status.UNVERIFIED;
    return new VerificationOutcome(
        "run", "content", status, null, false, null, List.of(), List.of(seen), at);
  }
}
