package dev.connections.profile;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.audit.Subject;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.platform.NameRules;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How one application signs in at one organization, as people entered it. It holds checked values
 * only: the domain is the normalized host that was typed, and the name is unique whatever its case
 * and width. Its key is a {@link ProfileKey} in state current; what verifications learnt about it
 * is its {@link ProfileState}. The version counts people's changes: a draft remembers the one that
 * it was opened with, and is refused when that has passed.
 */
@Entity
@Table(name = "application_connection_profile")
class Profile {
  @Id private String id;
  @Version private long version;
  private String name;

  @Column(name = "normalized_name")
  private String normalizedName;

  private String description;

  @Enumerated(EnumType.STRING)
  private ApplicationType type;

  private Workload workload;

  private String domain;

  @Column(name = "client_id")
  private String clientId;

  private String searched;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_by")
  private String changedBy;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected Profile() {}

  Profile(String id, ApplicationType type, ProfileFields checked, String by, Instant at) {
    this.id = id;
    this.type = type;
    this.createdBy = by;
    this.createdAt = at;
    change(checked, by, at);
  }

  /**
   * Takes over checked values and raises the version, even when only the key changed.
   *
   * @return the names of the fields that differ
   */
  final List<String> change(ProfileFields checked, String by, Instant at) {
    List<String> changed = name == null ? List.of() : differences(checked);
    name = checked.name();
    normalizedName = NameRules.normalized(checked.name());
    description = checked.description();
    workload = checked.workload();
    domain = checked.domain();
    clientId = checked.clientId();
    searched = String.join("\n", normalizedName, domain, clientId).toLowerCase(Locale.ROOT);
    changedBy = by;
    changedAt = at;
    return changed;
  }

  private List<String> differences(ProfileFields checked) {
    List<String> names = new ArrayList<>();
    if (!name.equals(checked.name())) {
      names.add("name");
    }
    if (!description.equals(checked.description())) {
      names.add("description");
    }
    if (!workload.equals(checked.workload())) {
      names.add("workload");
    }
    if (!domain.equals(checked.domain())) {
      names.add("domain");
    }
    if (!clientId.equals(checked.clientId())) {
      names.add("clientId");
    }
    return names;
  }

  void refuseIfChangedSince(long seen) throws ChangedMeanwhileException {
    if (version != seen) {
      throw new ChangedMeanwhileException(changedBy, changedAt);
    }
  }

  Subject asSubject() {
    return Subject.of("profile", id, name);
  }

  String id() {
    return id;
  }

  long version() {
    return version;
  }

  /** Of the application that signs in with it. */
  ApplicationType type() {
    return type;
  }

  ProfileFields fields() {
    return new ProfileFields(name, description, workload, domain, clientId);
  }

  String name() {
    return name;
  }

  Workload workload() {
    return workload;
  }

  String domain() {
    return domain;
  }

  String clientId() {
    return clientId;
  }

  String changedBy() {
    return changedBy;
  }

  Instant changedAt() {
    return changedAt;
  }
}
