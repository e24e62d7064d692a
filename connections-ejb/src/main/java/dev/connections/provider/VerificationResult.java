package dev.connections.provider;

import dev.connections.console.verification.PermissionView;
import java.time.Instant;
import java.util.List;

/**
 * What a verification learnt beside its steps.
 *
 * @param organization null when it was not found
 * @param proofOfPossession whether the application requires DPoP
 * @param permissions those that are needed and those that are granted; empty when it did not come
 *     that far
 * @param credentialEndsAt when the provider says that the used credential ends; null when it does
 *     not say
 */
public record VerificationResult(
    Organization organization,
    boolean proofOfPossession,
    List<PermissionView> permissions,
    Instant credentialEndsAt) {
  public VerificationResult {
    permissions = List.copyOf(permissions);
  }

  /** What is known when only the organization was looked for. */
  public static VerificationResult of(Organization organization, boolean proofOfPossession) {
    return new VerificationResult(organization, proofOfPossession, List.of(), null);
  }
}
