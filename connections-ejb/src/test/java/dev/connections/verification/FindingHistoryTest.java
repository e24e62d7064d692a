package dev.connections.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.api.Status;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    assertThat(history.findings()).extracting(Finding::since).containsExactly(FIRST, SECOND);
    assertThat(history.findings()).extracting(Finding::seenAt).containsOnly(SECOND);
  }

  @Test
  void datesAgainWhatWasGoneInBetween() {
    FindingHistory history =
        FindingHistory.NONE
            .after(run(FIRST, missing("okta.users.read")))
            .after(run(SECOND))
            .after(run(THIRD, missing("okta.users.read")));

    assertThat(history.findings()).extracting(Finding::since).containsExactly(THIRD);
  }

  @Test
  void keepsWhatAnEarlierRunSawWhileTheProviderIsAway() {
    FindingHistory during =
        FindingHistory.NONE
            .after(run(FIRST, missing("okta.users.read")))
            .after(run(SECOND, away()))
            .after(run(SECOND, away()));

    assertThat(during.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.SCOPE_MISSING, FindingCode.TIMED_OUT);
    assertThat(during.findings().get(0).seenAt()).as("marked with its time").isEqualTo(FIRST);

    FindingHistory after = during.after(run(THIRD, missing("okta.users.read")));
    assertThat(after.findings()).extracting(Finding::since).containsExactly(FIRST);
    assertThat(after.findings()).extracting(Finding::seenAt).containsExactly(THIRD);
    assertThat(after.remembered()).isEmpty();
  }

  @Test
  void dropsWhatARunDisprovedBeforeItCouldNotGoOn() {
    FindingHistory history =
        FindingHistory.NONE
            .after(run(FIRST, found(StepCode.CREDENTIAL, FindingCode.KEY_MISMATCH, "")))
            .after(run(SECOND, ended(StepCode.CREDENTIAL, "", StepOutcome.OK), away()));

    assertThat(history.findings()).extracting(Finding::code).containsExactly(FindingCode.TIMED_OUT);
  }

  @Test
  void dropsOfSeveralOnlyWhatWasLookedAt() {
    FindingHistory history =
        FindingHistory.NONE
            .after(run(FIRST, missing("okta.users.read"), missing("okta.apps.read")))
            .after(
                run(
                    SECOND,
                    ended(StepCode.SCOPE, "okta.users.read", StepOutcome.OK),
                    ended(StepCode.SCOPE, "okta.apps.read", StepOutcome.COULD_NOT_VERIFY),
                    away()));

    assertThat(history.remembered())
        .extracting(kept -> kept.finding().subject())
        .containsExactly("okta.apps.read");
  }

  @ParameterizedTest
  @EnumSource(names = {"SKIPPED", "COULD_NOT_VERIFY"})
  void keepsWhatAStepThatCameToNoEndDidNotSee(StepOutcome outcome) {
    FindingHistory history =
        FindingHistory.NONE
            .after(run(FIRST, found(StepCode.ROLE, FindingCode.ROLE_MISSING, "")))
            .after(run(SECOND, ended(StepCode.ROLE, "", outcome), away()));

    assertThat(history.findings().get(0).code()).isEqualTo(FindingCode.ROLE_MISSING);
  }

  @Test
  void keepsWhatOnlyOtherStepsCouldHaveSeen() {
    FindingHistory history =
        FindingHistory.NONE
            .after(run(FIRST, found(StepCode.ROLE, FindingCode.ROLE_MISSING, "")))
            .after(run(SECOND, ended(StepCode.CREDENTIAL, "", StepOutcome.OK), away()));

    assertThat(history.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.ROLE_MISSING, FindingCode.TIMED_OUT);
  }

  @Test
  void tellsOfTheLastTroubleOfTheProviderAlone() {
    FindingHistory history =
        FindingHistory.NONE
            .after(run(FIRST, away()))
            .after(run(SECOND, found(StepCode.GRANTS, FindingCode.RATE_LIMITED, "")));

    assertThat(history.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.RATE_LIMITED);
  }

  @Test
  void takesTheNewWordsOfTheProvider() {
    VerificationStep then =
        found(StepCode.CREDENTIAL, FindingCode.KEY_MISMATCH, "", "JWT kid is invalid.");
    VerificationStep now =
        found(StepCode.CREDENTIAL, FindingCode.KEY_MISMATCH, "", "The signature is invalid.");

    FindingHistory history = FindingHistory.NONE.after(run(FIRST, then)).after(run(SECOND, now));

    assertThat(history.findings())
        .containsExactly(
            new Finding(
                FindingCode.KEY_MISMATCH,
                "",
                List.of(),
                "The signature is invalid.",
                FIRST,
                SECOND));
  }

  @Test
  void keepsWhatWasNotLookedAtSinceAnEarlierStepFailed() {
    FindingHistory history =
        FindingHistory.NONE
            .after(run(FIRST, missing("okta.users.read")))
            .after(
                run(
                    SECOND,
                    found(StepCode.CREDENTIAL, FindingCode.CREDENTIAL_EXPIRED, "2026-11-01"),
                    ended(StepCode.SCOPE, "okta.users.read", StepOutcome.SKIPPED)));

    assertThat(history.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.CREDENTIAL_EXPIRED, FindingCode.SCOPE_MISSING);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXCESS_NOT_VERIFIABLE", "GRANTS_NOT_LISTED", "CREDENTIALS_NOT_LISTED"})
  void keepsWhatALookThatIsNoLongerAllowedDoesNotSee(FindingCode blind) {
    StepCode step =
        blind == FindingCode.CREDENTIALS_NOT_LISTED ? StepCode.OTHER_CREDENTIALS : StepCode.EXCESS;
    FindingHistory history =
        FindingHistory.NONE
            .after(run(FIRST, found(step, FindingCode.SCOPE_EXCESS, "okta.logs.read")))
            .after(run(SECOND, found(step, blind, "")));

    assertThat(history.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.SCOPE_EXCESS, blind);
  }

  @Test
  void tellsOnceWhatIsStillNotAllowedToBeLookedAt() {
    VerificationStep blind = found(StepCode.EXCESS, FindingCode.EXCESS_NOT_VERIFIABLE, "");
    FindingHistory history = FindingHistory.NONE.after(run(FIRST, blind)).after(run(SECOND, blind));

    assertThat(history.findings()).extracting(Finding::since).containsExactly(FIRST);
  }

  @Test
  void letsOneOfAnEarlierVersionGoWithTheFirstRunThatLooks() {
    KeptFinding old =
        new KeptFinding(
            null,
            new Finding(FindingCode.SCOPE_MISSING, "okta.users.read", List.of(), "", FIRST, FIRST));
    FindingHistory history = new FindingHistory(List.of(old), List.of());

    assertThat(history.after(run(SECOND, away())).findings()).hasSize(2);
    assertThat(
            history
                .after(run(SECOND, ended(StepCode.CREDENTIAL, "", StepOutcome.OK), away()))
                .findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.TIMED_OUT);
  }

  @Test
  void holdsNothingOfTheOldCredentialAgainstTheNewOne() {
    FindingHistory history =
        FindingHistory.NONE
            .after(run(FIRST, found(StepCode.CREDENTIAL, FindingCode.KEY_MISMATCH, "")))
            .suspended()
            .after(run(SECOND, away()));

    assertThat(history.findings()).extracting(Finding::code).containsExactly(FindingCode.TIMED_OUT);
  }

  @Test
  void remembersAllWhileNothingIsKnown() {
    FindingHistory history =
        FindingHistory.NONE.after(run(FIRST, missing("okta.users.read"))).suspended();

    assertThat(history.current()).isEmpty();
    assertThat(history.remembered())
        .extracting(kept -> kept.finding().since())
        .containsExactly(FIRST);
  }

  private static VerificationStep missing(String scope) {
    return found(StepCode.SCOPE, FindingCode.SCOPE_MISSING, scope);
  }

  private static VerificationStep away() {
    return found(StepCode.PROBE, FindingCode.TIMED_OUT, "okta.users.read");
  }

  static VerificationStep found(StepCode step, FindingCode code, String subject, String... words) {
    StepOutcome outcome =
        switch (code.severity()) {
          case CRITICAL -> StepOutcome.FAILED;
          case UNVERIFIED -> StepOutcome.COULD_NOT_VERIFY;
          case ATTENTION, RECOMMENDATION -> StepOutcome.ATTENTION;
        };
    return new VerificationStep(step, subject, outcome, code, List.of(), String.join("", words), 1);
  }

  private static VerificationStep ended(StepCode step, String subject, StepOutcome outcome) {
    return new VerificationStep(step, subject, outcome, null, List.of(), "", 1);
  }

  private static VerificationOutcome run(Instant at, VerificationStep... steps) {
    boolean asked =
        Arrays.stream(steps)
            .noneMatch(
                step -> step.finding() != null && step.finding().severity() == Severity.UNVERIFIED);
    Status status = asked ? Status.CRITICAL : Status.UNVERIFIED;
    return new VerificationOutcome(
        "run", "content", status, null, false, null, List.of(), List.of(steps), at);
  }
}
