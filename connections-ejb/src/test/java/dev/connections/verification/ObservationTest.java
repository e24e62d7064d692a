package dev.connections.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.connections.api.FindingCode;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.VerificationStep;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObservationTest {

  @ParameterizedTest
  @EnumSource(names = {"RATE_LIMITED", "TIMED_OUT", "UNREACHABLE", "PROVIDER_FAILED"})
  void takesTroubleOnTheWayForOneHoweverManyStepsMeetIt(FindingCode trouble) {
    List<VerificationStep> steps =
        List.of(
            FindingHistoryTest.found(StepCode.APPLICATION, trouble, "", ""),
            FindingHistoryTest.found(StepCode.GRANTS, trouble, "Graph", "Request ID: 1"),
            FindingHistoryTest.found(StepCode.DECLARED, trouble, "", "Request ID: 2"));

    assertThat(Observation.in(steps))
        .containsExactly(new Observation(StepCode.GRANTS, trouble, "", List.of(), "Request ID: 1"));
  }

  @Test
  void takesTheSameInOtherWordsForOne() {
    List<VerificationStep> steps =
        List.of(
            FindingHistoryTest.found(StepCode.SCOPE, FindingCode.SCOPE_MISSING, "a", "first"),
            FindingHistoryTest.found(StepCode.PROBE, FindingCode.SCOPE_MISSING, "a", "second"),
            FindingHistoryTest.found(StepCode.SCOPE, FindingCode.SCOPE_MISSING, "b"));

    assertThat(Observation.in(steps))
        .extracting(Observation::subject, Observation::evidence)
        .containsExactly(tuple("a", "first"), tuple("b", ""));
  }

  @Test
  void tellsTheHeaviestFirst() {
    List<VerificationStep> steps =
        List.of(
            FindingHistoryTest.found(StepCode.EXCESS, FindingCode.SCOPE_EXCESS, "c"),
            FindingHistoryTest.found(StepCode.PROBE, FindingCode.TIMED_OUT, "b"),
            FindingHistoryTest.found(StepCode.SCOPE, FindingCode.SCOPE_MISSING, "a"));

    assertThat(Observation.in(steps))
        .extracting(Observation::code)
        .containsExactly(
            FindingCode.SCOPE_MISSING, FindingCode.TIMED_OUT, FindingCode.SCOPE_EXCESS);
  }
}
