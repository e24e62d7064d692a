package dev.connections.profile.use;

import dev.connections.api.Cloud;
import dev.connections.api.Finding;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import java.time.Instant;
import java.util.List;

/**
 * How a profile does.
 *
 * @param organizationId the provider's own id; empty before the first verification found it
 * @param cloud the one that the organization lives in
 * @param findings what is the matter now, heaviest first
 * @param credentialEndsAt when the current credential ends; null while nobody says so
 * @param verifiedAt null while the profile as it is now was not verified
 */
public record ProfileStanding(
    String id,
    String name,
    Workload workload,
    String clientId,
    String organizationId,
    Cloud cloud,
    Status status,
    List<Finding> findings,
    Instant credentialEndsAt,
    Instant verifiedAt) {
  public ProfileStanding {
    findings = List.copyOf(findings);
  }
}
