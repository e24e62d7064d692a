package dev.connections.console.profiles;

import dev.connections.api.Finding;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.HealthView;
import dev.connections.console.OrganizationView;
import dev.connections.console.verification.AcknowledgedFinding;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.Verification;
import java.time.Instant;
import java.util.List;

/**
 * All that a person may know about one profile.
 *
 * @param version of what people entered; see {@link ChangedMeanwhileException}
 * @param proofOfPossession whether the application was found to require DPoP (RFC 9449)
 * @param findings what is the matter, heaviest first
 * @param acknowledged what somebody answers for
 * @param credentials current first, then previous
 * @param permissions what the last verification found of them; empty before
 * @param verification the last one, or null when never verified
 * @param usedBy what signs in with it; empty while it stands alone
 */
public record ProfileDetails(
    String id,
    long version,
    ProfileFields fields,
    OrganizationView organization,
    boolean proofOfPossession,
    HealthView health,
    List<Finding> findings,
    List<AcknowledgedFinding> acknowledged,
    List<CredentialView> credentials,
    List<PermissionView> permissions,
    Verification verification,
    List<ProfileUser> usedBy,
    String changedBy,
    Instant changedAt) {
  public ProfileDetails {
    findings = List.copyOf(findings);
    acknowledged = List.copyOf(acknowledged);
    credentials = List.copyOf(credentials);
    permissions = List.copyOf(permissions);
    usedBy = List.copyOf(usedBy);
  }
}
