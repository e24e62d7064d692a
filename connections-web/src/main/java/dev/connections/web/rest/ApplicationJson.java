package dev.connections.web.rest;

import dev.connections.api.ApplicationType;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.connection.ApplicationDetails;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.words.Sentences;
import java.time.Instant;
import java.util.List;

/**
 * An application of a connection.
 *
 * @param version what {@code If-Match} names in quotation marks
 * @param profileId how it signs in; null for a system application
 * @param capabilities codes, by name
 * @param credentialEndsAt null while nobody knows
 * @param checkedAt null when it was never verified
 * @param disabledBy null while it is in use
 */
public record ApplicationJson(
    String id,
    long version,
    String connectionId,
    String name,
    ApplicationType type,
    String clientId,
    String profileId,
    Status status,
    List<String> capabilities,
    List<FindingJson> findings,
    Instant credentialEndsAt,
    Instant checkedAt,
    boolean disabled,
    String disabledBy,
    Instant disabledAt) {

  static ApplicationJson of(
      ConnectionDetails connection, ApplicationDetails application, Sentences sentences) {
    Workload workload = connection.organization().workload();
    return new ApplicationJson(
        application.id(),
        application.version(),
        connection.id(),
        application.name(),
        application.type(),
        application.clientId(),
        application.profile() == null ? null : application.profile().id(),
        application.health().status(),
        application.capabilities().stream().map(CapabilityView::code).sorted().toList(),
        findings(application, sentences, workload),
        application.health().nearestExpiry(),
        application.health().checkedAt(),
        application.disabledBy() != null,
        application.disabledBy(),
        application.disabledAt());
  }

  static List<FindingJson> findings(
      ApplicationDetails application, Sentences sentences, Workload workload) {
    return application.findings().stream()
        .map(finding -> FindingJson.of(finding, sentences, workload))
        .toList();
  }
}
