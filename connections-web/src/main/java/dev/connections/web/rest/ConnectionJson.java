package dev.connections.web.rest;

import dev.connections.api.ConnectionSummary;
import dev.connections.api.Status;
import java.time.Instant;
import java.util.List;

/**
 * A connection.
 *
 * @param version what {@code If-Match} names in quotation marks
 * @param checkedAt null when it was never verified
 */
public record ConnectionJson(
    String id,
    long version,
    String name,
    String workload,
    String cloud,
    Organization organization,
    Status status,
    List<String> capabilities,
    Instant checkedAt,
    boolean removed) {

  /** Whom it is to. */
  public record Organization(String id, String name, String host) {}

  static ConnectionJson of(ConnectionSummary summary) {
    return new ConnectionJson(
        summary.id(),
        summary.version(),
        summary.name(),
        summary.workload().id(),
        summary.cloud().id(),
        new Organization(
            summary.organizationId(), summary.organizationName(), summary.organizationHost()),
        summary.status(),
        summary.capabilities().stream().sorted().toList(),
        summary.checkedAt().orElse(null),
        summary.removed());
  }
}
