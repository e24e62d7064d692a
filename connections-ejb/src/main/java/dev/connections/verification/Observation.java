package dev.connections.verification;

import dev.connections.api.FindingCode;
import dev.connections.console.verification.VerificationStep;
import java.util.List;

/**
 * A finding as one run saw it, not yet with the date of an earlier run.
 *
 * @param subject which scope, role or host it is about; empty when there is only one
 * @param evidence the provider's own words; empty when it said nothing
 */
public record Observation(FindingCode code, String subject, String evidence) {

  /** What the steps found, heaviest first, each once. */
  static List<Observation> in(List<VerificationStep> steps) {
    return steps.stream()
        .filter(step -> step.finding() != null)
        .map(step -> new Observation(step.finding(), step.subject(), step.providerWords()))
        .sorted((a, b) -> b.code().severity().compareTo(a.code().severity()))
        .distinct()
        .toList();
  }
}
