package dev.connections.verification;

import dev.connections.api.Finding;
import dev.connections.api.Severity;
import dev.connections.api.Status;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import java.util.List;
import java.util.stream.Stream;

/**
 * Derives the status from what was found: the heaviest finding decides, and a recommendation
 * changes nothing.
 */
final class StatusRule {
  private StatusRule() {}

  /** Of a run that ended; one that did not try anything proves nothing. */
  static Status of(List<VerificationStep> steps) {
    if (steps.stream().noneMatch(step -> step.outcome() != StepOutcome.SKIPPED)) {
      return Status.UNVERIFIED;
    }
    return steps.stream()
        .flatMap(StatusRule::severities)
        .max(Severity::compareTo)
        .map(StatusRule::of)
        .orElse(Status.NO_ISSUES);
  }

  /**
   * Of what is known: what the latest run came to, or what an earlier one found where the latest
   * could not look, whichever weighs more. What needs attention are the findings that nobody
   * answers for.
   */
  static Status of(Status run, List<Finding> findings) {
    Status least = run == Status.NEEDS_ATTENTION ? Status.NO_ISSUES : run;
    return findings.stream()
        .map(Finding::severity)
        .max(Severity::compareTo)
        .map(StatusRule::of)
        .filter(known -> known.urgency() < least.urgency())
        .orElse(least);
  }

  private static Status of(Severity heaviest) {
    return switch (heaviest) {
      case CRITICAL -> Status.CRITICAL;
      case UNVERIFIED -> Status.UNVERIFIED;
      case ATTENTION -> Status.NEEDS_ATTENTION;
      case RECOMMENDATION -> Status.NO_ISSUES;
    };
  }

  /** A step that failed counts even if its adapter named no finding. */
  private static Stream<Severity> severities(VerificationStep step) {
    if (step.finding() != null) {
      return Stream.of(step.finding().severity());
    }
    Severity implied =
        switch (step.outcome()) {
          case FAILED -> Severity.CRITICAL;
          case COULD_NOT_VERIFY -> Severity.UNVERIFIED;
          case OK, ATTENTION, SKIPPED -> null;
        };
    return Stream.ofNullable(implied);
  }
}
