package dev.connections.application;

import dev.connections.api.ApplicationType;
import dev.connections.audit.Subject;
import dev.connections.listing.ApplicationFacts;
import dev.connections.platform.NameRules;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * An application of a connection, as people made it. It signs in with its profile. The version
 * counts people's changes; how it is doing is derived from the profile and kept with the rows of
 * the list.
 */
@Entity
@Table(name = "application")
class Application {
  @Id private String id;
  @Version private long version;

  @Column(name = "connection_id")
  private String connectionId;

  @Enumerated(EnumType.STRING)
  private ApplicationType type;

  private String name;

  @Column(name = "normalized_name")
  private String normalizedName;

  @Column(name = "client_id")
  private String clientId;

  @Column(name = "profile_id")
  private String profileId;

  @Column(name = "disabled_by")
  private String disabledBy;

  @Column(name = "disabled_at")
  private Instant disabledAt;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_by")
  private String changedBy;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected Application() {}

  private Application(String connectionId, ApplicationType type, String by, Instant at) {
    this.id = UUID.randomUUID().toString();
    this.connectionId = connectionId;
    this.type = type;
    this.createdBy = by;
    this.createdAt = at;
  }

  static Application of(
      String connectionId,
      ApplicationType type,
      String name,
      String clientId,
      String profileId,
      String by,
      Instant at) {
    Application application = new Application(connectionId, type, by, at);
    application.clientId = clientId;
    application.profileId = profileId;
    application.rename(name, by, at);
    return application;
  }

  void rename(String checked, String by, Instant at) {
    name = checked;
    normalizedName = NameRules.normalized(checked);
    touch(by, at);
  }

  void disable(String by, Instant at) {
    disabledBy = by;
    disabledAt = at;
    touch(by, at);
  }

  void enable(String by, Instant at) {
    disabledBy = null;
    disabledAt = null;
    touch(by, at);
  }

  /** Its profile signs in as another client from now on. */
  void identify(String client) {
    clientId = client;
  }

  /** Counts as changed, for those who read it before. */
  void touch(String by, Instant at) {
    changedBy = by;
    changedAt = at;
  }

  ApplicationFacts facts() {
    return new ApplicationFacts(id, connectionId, type, name, clientId, profileId);
  }

  boolean disabled() {
    return disabledAt != null;
  }

  /** With a line in the history of its connection. */
  Subject asSubject() {
    return new Subject("application", id, name, connectionId);
  }

  String id() {
    return id;
  }

  long version() {
    return version;
  }

  String connectionId() {
    return connectionId;
  }

  ApplicationType type() {
    return type;
  }

  String name() {
    return name;
  }

  String normalizedName() {
    return normalizedName;
  }

  String clientId() {
    return clientId;
  }

  String profileId() {
    return profileId;
  }

  String disabledBy() {
    return disabledBy;
  }

  Instant disabledAt() {
    return disabledAt;
  }

  String changedBy() {
    return changedBy;
  }

  Instant changedAt() {
    return changedAt;
  }
}
