package dev.connections.onboarding;

import dev.connections.api.ApplicationType;
import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.audit.Actor;
import dev.connections.connection.ConnectedOrganization;
import dev.connections.console.onboarding.ConnectionDrafts.Basics;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.platform.InputRules;
import dev.connections.provider.Organization;
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
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What a person is entering into the wizard: kept as typed, valid or not, for a day after the last
 * change. The id of the connection that it becomes is fixed from the start, and a finished draft
 * stays until its day is over, so that finishing it again finds what it became.
 */
@Entity
@Table(name = "connection_draft")
class WizardDraft {
  static final Duration LIFE = Duration.ofDays(1);

  /** More than any form lets through, and what a column holds. */
  private static final int LONGEST_TEXT = 4000;

  @Id private String id;
  @Version private long version;

  @Column(name = "owner_id")
  private String ownerId;

  private String owner;

  @Column(name = "connection_id")
  private String connectionId;

  @Column(name = "saves_as")
  private String savesAs;

  private boolean saved;

  @Enumerated(EnumType.STRING)
  private WizardStep step = WizardStep.BASICS;

  private String name = "";

  private Workload workload;

  @Enumerated(EnumType.STRING)
  @Column(name = "application_type")
  private ApplicationType type = ApplicationType.CUSTOM;

  @Column(name = "organization_typed")
  private String organizationTyped = "";

  private Cloud cloud;

  @Column(name = "organization_id")
  private String organizationId = "";

  @Column(name = "organization_name")
  private String organizationName = "";

  @Column(name = "organization_host")
  private String organizationHost = "";

  /** Codes, with a blank between each two. */
  private String capabilities = "";

  @Column(name = "application_name")
  private String applicationName = "";

  @Column(name = "client_id")
  private String clientId = "";

  @Column(name = "profile_id")
  private String profileId;

  @Column(name = "profile_draft_id")
  private String profileDraftId;

  @Column(name = "consented_at")
  private Instant consentedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "kept_until")
  private Instant keptUntil;

  protected WizardDraft() {}

  private WizardDraft(Actor owner, Instant now) {
    this.id = UUID.randomUUID().toString();
    this.ownerId = owner.id();
    this.owner = owner.name();
    this.createdAt = now;
    touch(now);
  }

  static WizardDraft ofNew(Actor owner, Instant now) {
    WizardDraft draft = new WizardDraft(owner, now);
    draft.savesAs = UUID.randomUUID().toString();
    return draft;
  }

  /** Adds an application; its organization is known from the start. */
  static WizardDraft inConnection(
      String connectionId, String name, ConnectedOrganization of, Actor owner, Instant now) {
    WizardDraft draft = new WizardDraft(owner, now);
    draft.connectionId = connectionId;
    draft.savesAs = connectionId;
    draft.name = name;
    draft.workload = of.workload();
    draft.organizationTyped = of.host();
    draft.cloud = of.cloud();
    draft.organizationId = of.id();
    draft.organizationName = of.name();
    draft.organizationHost = of.host();
    return draft;
  }

  /** Begins with what a profile knows already. */
  void useProfile(String profile, ProfileFields fields) {
    profileId = profile;
    workload = fields.workload();
    organizationTyped = fields.domain();
    applicationName = fields.name();
    clientId = fields.clientId();
  }

  /** The App ID of an existing profile is the profile's to say. */
  void identify(String client) {
    clientId = client;
  }

  /** The existing one is gone; the application gets one of its own. */
  void useNoProfile() {
    profileId = null;
  }

  /** Keeps the typed basics. Of another organization than before nothing is known yet. */
  void enter(Basics typed, Instant now) {
    String organization = kept(typed.organization());
    if (!Objects.equals(typed.workload(), workload)) {
      capabilities = "";
    }
    if (isElsewhere(typed)) {
      forgetOrganization();
    }
    if (typed.type() != type) {
      choose(typed.type());
    }
    name = kept(typed.name());
    workload = typed.workload();
    organizationTyped = organization;
    touch(now);
  }

  /** Whether this is about another workload or organization. */
  boolean isElsewhere(Basics typed) {
    return !Objects.equals(typed.workload(), workload)
        || !InputRules.meant(kept(typed.organization()))
            .equals(InputRules.meant(organizationTyped));
  }

  /** What was entered for the other kind of application is no use. */
  void choose(ApplicationType other) {
    type = other;
    profileId = null;
    consentedAt = null;
    clientId = "";
    applicationName = "";
    capabilities = "";
  }

  /** A person signed in there and granted the platform's application. */
  void signedIn(Organization there, String application, String client, Instant now) {
    found(there);
    applicationName = application;
    clientId = client;
    consentedAt = null;
    touch(now);
  }

  boolean ofSystem() {
    return type == ApplicationType.SYSTEM;
  }

  /** Of another one nothing is known yet. */
  void forgetOrganization() {
    cloud = null;
    organizationId = "";
    organizationName = "";
    organizationHost = "";
    profileId = null;
    consentedAt = null;
    if (ofSystem()) {
      clientId = "";
    }
  }

  void found(Organization organization) {
    ConnectedOrganization known = new ConnectedOrganization(workload, organization);
    cloud = known.cloud();
    organizationId = known.id();
    organizationName = known.name();
    organizationHost = known.host();
  }

  void choose(Collection<String> codes, Instant now) {
    takeUp(codes);
    touch(now);
  }

  /** Without a person's doing. */
  void takeUp(Collection<String> codes) {
    capabilities = String.join(" ", codes);
  }

  /**
   * @param profile an existing one, or null for a new one
   */
  void describe(String called, String client, String profile, Instant now) {
    applicationName = kept(called);
    if (!InputRules.meant(client).equals(InputRules.meant(clientId))) {
      consentedAt = null;
    }
    clientId = kept(client);
    profileId = profile;
    touch(now);
  }

  /** Null when there is none, or none any more. */
  void fill(String profileDraft) {
    profileDraftId = profileDraft;
  }

  void goTo(WizardStep there) {
    step = there;
  }

  void consented(Instant now) {
    consentedAt = now;
    touch(now);
  }

  void markSaved() {
    saved = true;
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

  final void touch(Instant now) {
    expiresAt = now.plus(LIFE);
  }

  /** Stays until then at least, since somebody else was asked for a part of it. */
  void keepUntil(Instant end) {
    if (keptUntil == null || end.isAfter(keptUntil)) {
      keptUntil = end;
    }
  }

  boolean openFor(Actor caller, Instant now) {
    return ownerId.equals(caller.id()) && now.isBefore(expiresAt());
  }

  /** Whether nothing was entered since it was opened. */
  boolean untouched() {
    return changedAt().equals(createdAt);
  }

  /** Null until the organization was found. */
  Organization organization() {
    return cloud == null
        ? null
        : new Organization(
            organizationId, cloud, organizationHost, organizationTyped, organizationName, "");
  }

  String id() {
    return id;
  }

  Actor owner() {
    return new Actor(ownerId, owner);
  }

  /** Null when a new connection is made. */
  String connectionId() {
    return connectionId;
  }

  String savesAs() {
    return savesAs;
  }

  boolean saved() {
    return saved;
  }

  WizardStep step() {
    return step;
  }

  Basics basics() {
    return new Basics(name, workload, type, organizationTyped);
  }

  List<String> capabilities() {
    return capabilities.isEmpty() ? List.of() : List.of(capabilities.split(" "));
  }

  String applicationName() {
    return applicationName;
  }

  String clientId() {
    return clientId;
  }

  String profileId() {
    return profileId;
  }

  String profileDraftId() {
    return profileDraftId;
  }

  Instant consentedAt() {
    return consentedAt;
  }

  Instant changedAt() {
    return expiresAt.minus(LIFE);
  }

  Instant expiresAt() {
    return keptUntil != null && keptUntil.isAfter(expiresAt) ? keptUntil : expiresAt;
  }
}
