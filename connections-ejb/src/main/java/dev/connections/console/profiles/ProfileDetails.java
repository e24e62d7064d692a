package dev.connections.console.profiles;

import dev.connections.api.Cloud;
import dev.connections.api.Finding;
import dev.connections.api.Status;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.Verification;
import java.time.Instant;
import java.util.List;

/**
 * All that a person may know about one profile.
 *
 * @param organizationId the provider's own id; empty before the first verification found it
 * @param cloud the one that the organization lives in
 * @param organizationName for people; empty when not known
 * @param organizationHost the host that is spoken to; empty before
 * @param proofOfPossession whether the application was found to require DPoP (RFC 9449)
 * @param credentials current first, then previous
 * @param credentialEndsAt when the current one ends; null while nobody says so
 * @param permissions what the last verification found of them; empty before
 * @param verification the last one, or null when never verified
 * @param usedBy what signs in with it; empty while it stands alone
 */
public record ProfileDetails(
    String id,
    ProfileFields fields,
    String organizationId,
    Cloud cloud,
    String organizationName,
    String organizationHost,
    boolean proofOfPossession,
    Status status,
    List<Finding> findings,
    List<CredentialView> credentials,
    Instant credentialEndsAt,
    List<PermissionView> permissions,
    Verification verification,
    List<ProfileUser> usedBy,
    String changedBy,
    Instant changedAt) {
  public ProfileDetails {
    findings = List.copyOf(findings);
    credentials = List.copyOf(credentials);
    permissions = List.copyOf(permissions);
    usedBy = List.copyOf(usedBy);
  }
}
