package dev.connections.console.profiles;

import dev.connections.api.Workload;
import dev.connections.console.HealthView;
import java.util.List;

/**
 * A row of the tab <em>Application connection profiles</em>.
 *
 * @param domain the host that people know the organization by
 * @param health a recommendation is no reason
 * @param credentialKind of the current credential; null when there is none
 * @param thumbprint of the current credential, as {@link CredentialView} has it; empty when there
 *     is none
 * @param usedBy what signs in with it
 */
public record ProfileRow(
    String id,
    String name,
    Workload workload,
    String domain,
    String clientId,
    HealthView health,
    CredentialKind credentialKind,
    String thumbprint,
    List<ProfileUser> usedBy) {
  public ProfileRow {
    usedBy = List.copyOf(usedBy);
  }
}
