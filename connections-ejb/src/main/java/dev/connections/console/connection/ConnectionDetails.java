package dev.connections.console.connection;

import dev.connections.console.HealthView;
import dev.connections.console.OrganizationView;
import java.time.Instant;
import java.util.List;

/**
 * All that may be shown of one connection.
 *
 * @param version what every change has to be given
 * @param serviceAccount null while nobody named one
 * @param applications the most urgent first
 * @param connectors by name
 * @param history the latest first, at most 50
 * @param removedBy null while it is not removed
 * @param deleteAt when a removed connection is deleted for good
 */
public record ConnectionDetails(
    String id,
    long version,
    String name,
    OrganizationView organization,
    HealthView health,
    ServiceAccount serviceAccount,
    List<ApplicationDetails> applications,
    List<ConnectorView> connectors,
    List<ConnectionEvent> history,
    String changedBy,
    Instant changedAt,
    String removedBy,
    Instant removedAt,
    Instant deleteAt) {
  public ConnectionDetails {
    applications = List.copyOf(applications);
    connectors = List.copyOf(connectors);
    history = List.copyOf(history);
  }
}
