package dev.connections.application;

import dev.connections.api.ApplicationType;
import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.console.connections.ConnectionLife;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;

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
  private Status status;

  private int urgency;

  @Enumerated(EnumType.STRING)
  @Column(name = "reason_code")
  private FindingCode reasonCode;

  @Column(name = "reason_subject")
  private String reasonSubject;

  @Column(name = "nearest_expiry")
  private Instant nearestExpiry;

  @Column(name = "checked_at")
  private Instant checkedAt;

  @Column(name = "connection_id")
  private String connectionId;

  @Enumerated(EnumType.STRING)
  private ApplicationType type;

  @Column(name = "normalized_name")
  private String normalizedName = "";

  private String searched = "";

  // Copies of what the connection's own rows hold; written by statements of that package alone.
  @Enumerated(EnumType.STRING)
  private ConnectionLife life = ConnectionLife.ACTIVE;

  @Enumerated(EnumType.STRING)
  private Workload workload;

  @Column(name = "connection_name")
  private String connectionName = "";

  @Column(name = "connection_searched")
  private String connectionSearched = "";

  protected ApplicationState() {}

  ApplicationState(Application application, ConnectionRef home, Health health) {
    this.applicationId = application.id();
    this.workload = home.workload();
    this.connectionName = home.name();
    this.connectionSearched = home.searched();
    follow(application);
    take(health);
  }

  final void take(Health health) {
    status = health.status();
    urgency = status.urgency();
    reasonCode = health.reason();
    reasonSubject = health.subject();
    nearestExpiry = health.nearestExpiry();
    checkedAt = health.checkedAt();
  }

  Health health() {
    return new Health(status, reasonCode, reasonSubject, nearestExpiry, checkedAt);
  }

  /** Takes over what lists sort and filter by; to be called whenever that was written. */
  final void follow(Application application) {
    connectionId = application.connectionId();
    type = application.type();
    normalizedName = application.normalizedName();
    searched = (normalizedName + "\n" + application.clientId()).toLowerCase(Locale.ROOT);
  }

  String applicationId() {
    return applicationId;
  }
}
