package dev.connections.console.verification;

import dev.connections.api.FindingCode;
import java.util.List;

/**
 * One finished step of a verification.
 *
 * @param code which step
 * @param subject the scope, role or host it is about; empty when there is only one
 * @param outcome how it ended
 * @param finding what was found, or null when there was nothing to find
 * @param details values for the step's sentence, as the bundle key {@code step.CODE.OUTCOME} names
 *     them
 * @param providerWords what the provider said, shortened and free of secrets; empty when nothing
 * @param millis how long the step took
 */
public record VerificationStep(
    StepCode code,
    String subject,
    StepOutcome outcome,
    FindingCode finding,
    List<String> details,
    String providerWords,
    long millis) {
  public VerificationStep {
    details = List.copyOf(details);
  }
}
