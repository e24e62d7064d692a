package dev.connections.verification;

import dev.connections.api.Finding;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.api.Status;
import dev.connections.console.HealthView;
import java.time.Instant;
import java.util.List;

/**
 * How something is doing that signs in at a provider: a profile, the application that uses it, or
 * the connection of such applications.
 *
 * @param reason what weighs most; null when there is nothing to say
 * @param subject what the reason is about; empty when there is only one
 * @param since when a verification saw the reason first; null when there is none, or when it is
 *     nothing that verifications see
 * @param acknowledged how many findings somebody answers for
 * @param nearestExpiry when its credential ends; null while nobody knows
 * @param checkedAt its latest verification; null before the first
 */
public record Health(
    Status status,
    FindingCode reason,
    String subject,
    Instant since,
    int acknowledged,
    Instant nearestExpiry,
    Instant checkedAt) {
  /** Before its first verification. */
  public static final Health PENDING = pending(null);

  /**
   * After a verification.
   *
   * @param run what it came to
   * @param findings its own, and those of earlier ones where it could not look, but for those that
   *     somebody answers for; heaviest first
   * @param acknowledged how many somebody answers for
   */
  public static Health of(
      Status run,
      List<Finding> findings,
      int acknowledged,
      Instant nearestExpiry,
      Instant checkedAt) {
    Status status = StatusRule.of(run, findings);
    return findings.stream()
        .findFirst()
        .map(
            heaviest ->
                new Health(
                    status,
                    heaviest.code(),
                    heaviest.subject(),
                    heaviest.since(),
                    acknowledged,
                    nearestExpiry,
                    checkedAt))
        .orElse(new Health(status, null, "", null, acknowledged, nearestExpiry, checkedAt));
  }

  /** Before its first verification, with a credential that ends then; null while nobody knows. */
  public static Health pending(Instant nearestExpiry) {
    return new Health(Status.PENDING, null, "", null, 0, nearestExpiry, null);
  }

  /** Of the same while an administrator keeps it out of use. */
  public Health disabled() {
    return without(Status.DISABLED);
  }

  /**
   * Of the same with nothing to say if that is a recommendation, which is no reason for a status.
   */
  public Health withoutAdvice() {
    return reason != null && reason.severity() == Severity.RECOMMENDATION ? without(status) : this;
  }

  private Health without(Status now) {
    return new Health(now, null, "", null, acknowledged, nearestExpiry, checkedAt);
  }

  /**
   * @param application of a connection, whose matter the reason is; empty when it is that of the
   *     whole
   */
  public HealthView toView(String application) {
    return new HealthView(
        status, reason, subject, application, since, acknowledged, nearestExpiry, checkedAt);
  }
}
