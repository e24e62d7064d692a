package dev.connections.profile;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.audit.Actor;
import dev.connections.console.profiles.ProfileFields;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What a person is entering about a new or a stored profile: kept as typed, valid or not, for an
 * hour after the last change. The id of the profile that it becomes is fixed from the start, and a
 * saved draft stays until its hour is over, so that saving it again finds what it became.
 */
@Entity
@Table(name = "profile_draft")
class Draft {
  static final Duration LIFE = Duration.ofHours(1);

  /** More than any form lets through, and what a column holds. */
  static final int LONGEST_TEXT = 4000;

  @Id private String id;
  @Version private long version;

  @Column(name = "owner_id")
  private String ownerId;

  private String owner;

  @Column(name = "profile_id")
  private String profileId;

  @Column(name = "base_version")
  private long baseVersion;

  @Column(name = "saves_as")
  private String savesAs;

  private boolean saved;
  private String name = "";
  private String description = "";

  @Enumerated(EnumType.STRING)
  private ApplicationType type = ApplicationType.CUSTOM;

  private Workload workload;

  private String domain = "";

  @Column(name = "client_id")
  private String clientId = "";

  /** Codes, with a blank between each two. */
  private String capabilities = "";

  private boolean wizard;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "kept_until")
  private Instant keptUntil;

  protected Draft() {}

  private Draft(Actor owner, Instant now) {
    this.id = UUID.randomUUID().toString();
    this.ownerId = owner.id();
    this.owner = owner.name();
    this.createdAt = now;
    touch(now);
  }

  static Draft ofNew(Actor owner, Workload workload, Instant now) {
    Draft draft = new Draft(owner, now);
    draft.savesAs = UUID.randomUUID().toString();
    draft.workload = workload;
    return draft;
  }

  /** Of a new profile of a system application. */
  static Draft ofNewSystem(Actor owner, Workload workload, Instant now) {
    Draft draft = ofNew(owner, workload, now);
    draft.type = ApplicationType.SYSTEM;
    return draft;
  }

  static Draft of(Profile profile, Actor owner, Instant now) {
    Draft draft = new Draft(owner, now);
    draft.type = profile.type();
    draft.profileId = profile.id();
    draft.savesAs = profile.id();
    draft.rebase(profile);
    draft.write(profile.fields());
    return draft;
  }

  /** A draft that a wizard fills; nobody finds it among their own. */
  void belongToWizard() {
    wizard = true;
  }

  /** What its verification has to find granted. */
  void need(Collection<String> codes) {
    capabilities = String.join(" ", new TreeSet<>(codes));
  }

  /** Keeps the typed fields. */
  void enter(ProfileFields typed, Instant now) {
    write(typed);
    touch(now);
  }

  void rename(String free) {
    name = free;
  }

  private void write(ProfileFields typed) {
    name = kept(typed.name());
    description = kept(typed.description());
    workload = typed.workload();
    domain = kept(typed.domain());
    clientId = kept(typed.clientId());
  }

  private static String kept(String typed) {
    if (typed == null) {
      return "";
    }
    if (typed.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("a field of " + typed.length() + " characters");
    }
    // PostgreSQL keeps every character but this one; the rules refuse its substitute in their turn.
    return typed.replace('\u0000', '\u001a');
  }

  void touch(Instant now) {
    expiresAt = now.plus(LIFE);
  }

  /** Counts as opened from the profile as it is now. */
  void rebase(Profile profile) {
    baseVersion = profile.version();
  }

  void markSaved() {
    saved = true;
  }

  /** Stays until then at least, since it was filled while its owner was not there. */
  void keepUntil(Instant end) {
    if (keptUntil == null || end.isAfter(keptUntil)) {
      keptUntil = end;
    }
  }

  boolean openFor(Actor caller, Instant now) {
    return ownerId.equals(caller.id()) && now.isBefore(expiresAt());
  }

  boolean basedOn(Profile profile) {
    return baseVersion == profile.version();
  }

  String id() {
    return id;
  }

  /** Null when a new profile is made. */
  String profileId() {
    return profileId;
  }

  String savesAs() {
    return savesAs;
  }

  /** Codes; empty for what the profile needs anyway. */
  Set<String> capabilities() {
    return capabilities.isEmpty() ? Set.of() : Set.of(capabilities.split(" "));
  }

  ApplicationType type() {
    return type;
  }

  boolean ofWizard() {
    return wizard;
  }

  boolean saved() {
    return saved;
  }

  ProfileFields fields() {
    return new ProfileFields(name, description, workload, domain, clientId);
  }

  Instant changedAt() {
    return expiresAt.minus(LIFE);
  }

  Instant expiresAt() {
    return keptUntil != null && keptUntil.isAfter(expiresAt) ? keptUntil : expiresAt;
  }
}
