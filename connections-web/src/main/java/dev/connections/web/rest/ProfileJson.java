package dev.connections.web.rest;

import dev.connections.api.ProfileSummary;
import dev.connections.api.Status;
import java.time.Instant;
import java.util.List;

/**
 * An application connection profile, without any secret.
 *
 * @param organizationId null before it was verified
 * @param host null before it was verified
 * @param verifiedAt null when never
 */
public record ProfileJson(
    String id,
    String name,
    String workload,
    String organizationId,
    String host,
    String clientId,
    Status status,
    List<FindingJson> findings,
    Instant verifiedAt) {

  static ProfileJson of(ProfileSummary profile) {
    return new ProfileJson(
        profile.id(),
        profile.name(),
        profile.workload().id(),
        orNull(profile.organizationId()),
        orNull(profile.host()),
        profile.clientId(),
        profile.status(),
        profile.findings().stream().map(FindingJson::of).toList(),
        profile.verifiedAt().orElse(null));
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
