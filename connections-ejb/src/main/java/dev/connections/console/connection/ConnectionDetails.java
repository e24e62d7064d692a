package dev.connections.console.connection;

import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import java.time.Instant;
import java.util.List;

/**
 * All that may be shown of one connection.
 *
 * @param version what every change has to be given
 * @param organizationName empty when not known
 * @param reason why the status is what it is; null when there is nothing to say
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
    Workload workload,
    Cloud cloud,
    String organizationId,
    String organizationName,
    String organizationHost,
    Status status,
    FindingCode reason,
    String reasonSubject,
    String reasonApplication,
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
