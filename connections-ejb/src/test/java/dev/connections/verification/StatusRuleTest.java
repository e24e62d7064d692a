package dev.connections.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusRuleTest {
  @Test
  void aRunWithoutFindingsHasNoIssues() {
    assertThat(StatusRule.of(List.of(step(StepOutcome.OK, null)))).isEqualTo(Status.NO_ISSUES);
  }

  @Test
  void theHeaviestFindingDecides() {
    assertThat(status(FindingCode.SCOPE_EXCESS)).isEqualTo(Status.NEEDS_ATTENTION);
    assertThat(status(FindingCode.PERMISSION_WIDER)).isEqualTo(status(FindingCode.SCOPE_EXCESS));
    assertThat(status(FindingCode.SCOPE_EXCESS, FindingCode.TIMED_OUT))
        .isEqualTo(Status.UNVERIFIED);
    assertThat(status(FindingCode.TIMED_OUT, FindingCode.KEY_MISMATCH, FindingCode.SCOPE_EXCESS))
        .isEqualTo(Status.CRITICAL);
  }

  @Test
  void aRecommendationChangesNothing() {
    VerificationStep recommended =
        step(StepOutcome.COULD_NOT_VERIFY, FindingCode.EXCESS_NOT_VERIFIABLE);

    assertThat(StatusRule.of(List.of(recommended))).isEqualTo(Status.NO_ISSUES);
  }

  @Test
  void aRunThatTriedNothingProvesNothing() {
    assertThat(StatusRule.of(List.of())).isEqualTo(Status.UNVERIFIED);
    assertThat(StatusRule.of(List.of(step(StepOutcome.SKIPPED, null))))
        .isEqualTo(Status.UNVERIFIED);
  }

  @Test
  void aStepThatFailedCountsThoughNothingIsNamed() {
    assertThat(StatusRule.of(List.of(step(StepOutcome.FAILED, null)))).isEqualTo(Status.CRITICAL);
    assertThat(StatusRule.of(List.of(step(StepOutcome.COULD_NOT_VERIFY, null))))
        .isEqualTo(Status.UNVERIFIED);
  }

  private static Status status(FindingCode... codes) {
    return StatusRule.of(Arrays.stream(codes).map(code -> step(StepOutcome.FAILED, code)).toList());
  }

  private static VerificationStep step(StepOutcome outcome, FindingCode finding) {
    return new VerificationStep(StepCode.SCOPE, "", outcome, finding, List.of(), "", 1);
  }
}
