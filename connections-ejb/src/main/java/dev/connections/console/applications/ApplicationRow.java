package dev.connections.console.applications;

import dev.connections.api.ApplicationType;
import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.capabilities.CapabilityView;
import java.time.Instant;
import java.util.List;

/**
 * A line of the list of applications.
 *
 * @param shared the titles of those of its capabilities that another application of the same
 *     connection holds too
 * @param reason why the status is what it is; null when there is nothing to say
 * @param nearestExpiry when its credential ends; null when that is not known
 * @param checkedAt its latest verification; null before the first
 */
public record ApplicationRow(
    String id,
    String name,
    ApplicationType type,
    String clientId,
    String connectionId,
    String connectionName,
    Workload workload,
    String organizationHost,
    List<CapabilityView> capabilities,
    List<String> shared,
    Status status,
    FindingCode reason,
    String reasonSubject,
    Instant nearestExpiry,
    Instant checkedAt) {
  public ApplicationRow {
    capabilities = List.copyOf(capabilities);
    shared = List.copyOf(shared);
  }
}
