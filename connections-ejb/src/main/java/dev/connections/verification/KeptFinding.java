package dev.connections.verification;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import java.util.List;

/**
 * A finding with the step that saw it.
 *
 * @param step null where it is not known, as of findings of earlier versions
 */
public record KeptFinding(StepCode step, Finding finding) {

  FindingCode code() {
    return finding.code();
  }

  Severity severity() {
    return finding.severity();
  }

  /** The provider may word it another way each time. */
  boolean is(Observation seen) {
    return seen.code() == finding.code() && seen.subject().equals(finding.subject());
  }

  /**
   * Whether a later run looked where this one was found, and did not find it: its step came to an
   * end for the same subject, or for all. One of an earlier version, whose step nobody knows, goes
   * with the first run that looks at all: that finds again what is still there.
   */
  boolean isDisprovedBy(List<VerificationStep> later) {
    if (step == null) {
      return later.stream().anyMatch(KeptFinding::cameToAnEnd);
    }
    List<VerificationStep> looked = later.stream().filter(one -> one.code() == step).toList();
    return !looked.isEmpty() && looked.stream().allMatch(KeptFinding::cameToAnEnd)
        || looked.stream()
            .anyMatch(one -> one.subject().equals(finding.subject()) && cameToAnEnd(one));
  }

  /** Whether the step looked at what it is about. */
  static boolean cameToAnEnd(VerificationStep step) {
    return step.outcome() != StepOutcome.SKIPPED
        && step.outcome() != StepOutcome.COULD_NOT_VERIFY
        && (step.finding() == null || !step.finding().isBlind());
  }
}
