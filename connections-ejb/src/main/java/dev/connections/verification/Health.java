package dev.connections.verification;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.console.HealthView;
import java.time.Instant;

/**
 * How something is doing that signs in at a provider.
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

  /** Of the same while an administrator keeps it out of use. */
  public Health disabled() {
    return new Health(Status.DISABLED, null, "", nearestExpiry, checkedAt);
  }

  /**
   * @param application of a connection, whose matter the reason is; empty when it is that of the
   *     whole
   */
  public HealthView toView(String application) {
    return new HealthView(status, reason, subject, application, nearestExpiry, checkedAt);
  }
}
