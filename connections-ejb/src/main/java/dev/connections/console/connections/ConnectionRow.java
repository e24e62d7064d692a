package dev.connections.console.connections;

import dev.connections.console.HealthView;
import dev.connections.console.OrganizationView;
import dev.connections.console.capabilities.CapabilityView;
import java.time.Instant;
import java.util.List;

/**
 * A line of the list of connections.
 *
 * @param applications how many it has
 * @param capabilities those that its applications hold, each once
 * @param connectors how many are linked
 * @param waiting how many of those wait for permission
 * @param deleteAt when a removed connection is deleted for good; null for others
 */
public record ConnectionRow(
    String id,
    String name,
    OrganizationView organization,
    int applications,
    List<CapabilityView> capabilities,
    HealthView health,
    int connectors,
    int waiting,
    Instant deleteAt) {
  public ConnectionRow {
    capabilities = List.copyOf(capabilities);
  }
}
