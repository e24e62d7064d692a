package dev.connections.application;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.profile.ProfileStanding;
import java.time.Instant;
import java.util.Optional;

/**
 * How an application is doing.
 *
 * @param reason what weighs most; null when there is nothing to say
 * @param subject what the reason is about; empty when there is only one
 * @param nearestExpiry when its credential ends; null while nobody knows
 * @param checkedAt its latest verification; null before the first
 */
public record Health(
    Status status, FindingCode reason, String subject, Instant nearestExpiry, Instant checkedAt) {
  /** Before its first verification. */
  public static final Health PENDING = new Health(Status.PENDING, null, "", null, null);

  /** A profile that signs in for an application in use, as far as the application's status goes. */
  static Health of(ProfileStanding standing) {
    Optional<Finding> heaviest = standing.findings().stream().findFirst();
    return new Health(
        standing.status(),
        heaviest.map(Finding::code).orElse(null),
        heaviest.map(Finding::subject).orElse(""),
        standing.credentialEndsAt(),
        standing.verifiedAt());
  }

  /** Of the same application while an administrator keeps it out of use. */
  Health disabled() {
    return new Health(Status.DISABLED, null, "", nearestExpiry, checkedAt);
  }
}
