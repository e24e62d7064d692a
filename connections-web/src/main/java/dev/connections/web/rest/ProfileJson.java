package dev.connections.web.rest;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.ProfileSummary;
import dev.connections.api.Severity;
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
    List<Found> findings,
    Instant verifiedAt) {

  /** What a verification found. */
  public record Found(
      FindingCode code, Severity severity, String subject, String evidence, Instant since) {}

  static ProfileJson of(ProfileSummary profile) {
    return new ProfileJson(
        profile.id(),
        profile.name(),
        profile.workload().id(),
        orNull(profile.organizationId()),
        orNull(profile.host()),
        profile.clientId(),
        profile.status(),
        profile.findings().stream().map(ProfileJson::found).toList(),
        profile.verifiedAt().orElse(null));
  }

  private static Found found(Finding finding) {
    return new Found(
        finding.code(),
        finding.severity(),
        orNull(finding.subject()),
        orNull(finding.evidence()),
        finding.since());
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
