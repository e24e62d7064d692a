package dev.connections.console.connections;

import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.capabilities.CapabilityView;
import java.time.Instant;
import java.util.List;

/**
 * A line of the list of connections.
 *
 * @param organizationName empty when not known
 * @param applications how many it has
 * @param capabilities those that its applications hold, each once
 * @param reason why the status is what it is; null when there is nothing to say
 * @param reasonSubject which permission, credential or role; empty when there is only one
 * @param reasonApplication the application that it is about; empty when it is the connection
 * @param nearestExpiry when the first of its credentials ends; null when none is known to
 * @param checkedAt the latest verification of any of its applications; null before the first
 * @param connectors how many are linked
 * @param deleteAt when a removed connection is deleted for good; null for others
 */
public record ConnectionRow(
    String id,
    String name,
    Workload workload,
    Cloud cloud,
    String organizationId,
    String organizationName,
    String organizationHost,
    int applications,
    List<CapabilityView> capabilities,
    Status status,
    FindingCode reason,
    String reasonSubject,
    String reasonApplication,
    Instant nearestExpiry,
    Instant checkedAt,
    int connectors,
    Instant deleteAt) {
  public ConnectionRow {
    capabilities = List.copyOf(capabilities);
  }
}
