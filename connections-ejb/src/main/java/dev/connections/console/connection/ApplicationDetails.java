package dev.connections.console.connection;

import dev.connections.api.ApplicationType;
import dev.connections.api.Finding;
import dev.connections.console.HealthView;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.verification.AcknowledgedFinding;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * One application within its connection.
 *
 * @param clientId the App ID
 * @param providerPage where people change it at its provider; null when no such page is known
 * @param profile how it signs in, with its credentials, permissions and last verification; that of
 *     a system application stands in no list of profiles
 * @param health derived from the findings; {@code DISABLED} while an administrator disabled it
 * @param findings what is the matter, heaviest first
 * @param acknowledged what somebody answers for
 * @param shared the titles of those of its capabilities that another application of the connection
 *     holds too: they share one budget of requests
 * @param disabledBy null while it is not
 */
public record ApplicationDetails(
    String id,
    long version,
    ApplicationType type,
    String name,
    String clientId,
    URI providerPage,
    ProfileDetails profile,
    HealthView health,
    List<Finding> findings,
    List<AcknowledgedFinding> acknowledged,
    List<CapabilityView> capabilities,
    List<String> shared,
    String disabledBy,
    Instant disabledAt) {
  public ApplicationDetails {
    findings = List.copyOf(findings);
    acknowledged = List.copyOf(acknowledged);
    capabilities = List.copyOf(capabilities);
    shared = List.copyOf(shared);
  }
}
