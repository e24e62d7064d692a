package dev.connections.console.applications;

import dev.connections.api.ApplicationType;
import dev.connections.console.HealthView;
import dev.connections.console.OrganizationView;
import dev.connections.console.capabilities.CapabilityView;
import java.util.List;

/**
 * A line of the list of applications.
 *
 * @param shared the titles of those of its capabilities that another application of the same
 *     connection holds too
 */
public record ApplicationRow(
    String id,
    String name,
    ApplicationType type,
    String clientId,
    String connectionId,
    String connectionName,
    OrganizationView organization,
    List<CapabilityView> capabilities,
    List<String> shared,
    HealthView health) {
  public ApplicationRow {
    capabilities = List.copyOf(capabilities);
    shared = List.copyOf(shared);
  }
}
