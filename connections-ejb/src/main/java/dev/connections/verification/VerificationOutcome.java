package dev.connections.verification;

import dev.connections.api.Status;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.VerificationStep;
import dev.connections.provider.Organization;
import java.time.Instant;
import java.util.List;

/**
 * How a run ended.
 *
 * @param content what was verified, as the starter of the run named it
 * @param organization null when it was not found
 * @param credentialEndsAt when the provider says that the used credential ends; null when it does
 *     not say
 * @param permissions those that are needed and those that are granted; empty when it did not come
 *     that far
 * @param steps in their order
 */
public record VerificationOutcome(
    String runId,
    String content,
    Status status,
    Organization organization,
    boolean proofOfPossession,
    Instant credentialEndsAt,
    List<PermissionView> permissions,
    List<VerificationStep> steps,
    Instant endedAt) {
  public VerificationOutcome {
    permissions = List.copyOf(permissions);
    steps = List.copyOf(steps);
  }

  /** What it found, heaviest first. */
  public List<Observation> seen() {
    return Observation.in(steps);
  }

  /** Whether what was verified works. */
  public boolean works() {
    return status.works();
  }

  /** Whether each step looked at what it is about, so that what was not seen is not there. */
  public boolean conclusive() {
    return status != Status.UNVERIFIED && steps.stream().allMatch(KeptFinding::cameToAnEnd);
  }
}
