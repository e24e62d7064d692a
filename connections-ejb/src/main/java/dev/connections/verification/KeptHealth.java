package dev.connections.verification;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** {@link Health} as columns, with one to sort by. */
@Embeddable
public class KeptHealth {
  @Enumerated(EnumType.STRING)
  private Status status;

  private int urgency;

  @Enumerated(EnumType.STRING)
  @Column(name = "reason_code")
  private FindingCode reasonCode;

  @Column(name = "reason_subject")
  private String reasonSubject = "";

  @Column(name = "reason_since")
  private Instant reasonSince;

  private int acknowledged;

  @Column(name = "nearest_expiry")
  private Instant nearestExpiry;

  @Column(name = "checked_at")
  private Instant checkedAt;

  protected KeptHealth() {}

  public KeptHealth(Health health) {
    status = health.status();
    urgency = status.urgency();
    reasonCode = health.reason();
    reasonSubject = health.subject();
    reasonSince = health.since();
    acknowledged = health.acknowledged();
    nearestExpiry = health.nearestExpiry();
    checkedAt = health.checkedAt();
  }

  public Health value() {
    return new Health(
        status, reasonCode, reasonSubject, reasonSince, acknowledged, nearestExpiry, checkedAt);
  }
}
