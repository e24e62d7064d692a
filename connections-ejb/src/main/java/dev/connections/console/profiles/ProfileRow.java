package dev.connections.console.profiles;

import dev.connections.api.Finding;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import java.time.Instant;
import java.util.List;

/**
 * A row of the tab <em>Application connection profiles</em>.
 *
 * @param domain the host that people know the organization by
 * @param reason the heaviest finding, or null when nothing is the matter; recommendations are no
 *     reasons
 * @param credentialKind of the current credential; null when there is none
 * @param thumbprint of the current credential, as {@link CredentialView} has it; empty when there
 *     is none
 * @param credentialEndsAt when that one ends; null while nobody says so
 * @param verifiedAt null when never verified
 * @param usedBy what signs in with it
 */
public record ProfileRow(
    String id,
    String name,
    Workload workload,
    String domain,
    String clientId,
    Status status,
    Finding reason,
    CredentialKind credentialKind,
    String thumbprint,
    Instant credentialEndsAt,
    Instant verifiedAt,
    List<ProfileUser> usedBy) {
  public ProfileRow {
    usedBy = List.copyOf(usedBy);
  }
}
