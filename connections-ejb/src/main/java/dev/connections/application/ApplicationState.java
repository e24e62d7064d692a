package dev.connections.application;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.verification.Urgency;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * What lists show of an application, derived from its profile's state and from being disabled. One
 * row for each application from its first moment.
 */
@Entity
@Table(name = "application_state")
class ApplicationState {
  @Id
  @Column(name = "application_id")
  private String applicationId;

  @Version private long version;

  @Enumerated(EnumType.STRING)
  private Status status = Status.PENDING;

  private int urgency = Urgency.of(Status.PENDING);

  @Enumerated(EnumType.STRING)
  @Column(name = "reason_code")
  private FindingCode reasonCode;

  @Column(name = "reason_subject")
  private String reasonSubject = "";

  @Column(name = "nearest_expiry")
  private Instant nearestExpiry;

  @Column(name = "checked_at")
  private Instant checkedAt;

  protected ApplicationState() {}

  ApplicationState(String applicationId) {
    this.applicationId = applicationId;
  }

  String applicationId() {
    return applicationId;
  }

  Status status() {
    return status;
  }

  FindingCode reasonCode() {
    return reasonCode;
  }

  String reasonSubject() {
    return reasonSubject;
  }

  Instant nearestExpiry() {
    return nearestExpiry;
  }

  Instant checkedAt() {
    return checkedAt;
  }
}
