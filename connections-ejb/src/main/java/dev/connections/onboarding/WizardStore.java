package dev.connections.onboarding;

import dev.connections.api.UnknownProfileException;
import dev.connections.audit.Actor;
import dev.connections.audit.ActorRemoved;
import dev.connections.capability.Catalog;
import dev.connections.connection.ConnectionDirectory;
import dev.connections.connection.KnownConnection;
import dev.connections.connection.NewConnections;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.UnknownConnectionException;
import dev.connections.console.onboarding.ConnectionDraft;
import dev.connections.console.onboarding.ConnectionDrafts.Basics;
import dev.connections.console.onboarding.OrganizationTakenException;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.profiles.ProfileRow;
import dev.connections.console.profiles.ProfileUser;
import dev.connections.profile.ProfilesInUse;
import dev.connections.provider.Organization;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** The short transactions around the wizard's drafts, but for finishing them. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class WizardStore {
  private static final int MOST_DRAFTS = 50;

  @Inject private WizardDraftRows drafts;
  @Inject private WizardProfileDrafts profileDrafts;
  @Inject private WizardRules rules;
  @Inject private WizardViews views;
  @Inject private ProfilesInUse profiles;
  @Inject private ConnectionDirectory directory;
  @Inject private NewConnections connections;
  @Inject private Catalog catalog;
  @Inject private Clock clock;

  ConnectionDraft create(Actor owner) throws TooManyDraftsException {
    Optional<WizardDraft> empty =
        openWhere(owner, d -> d.untouched() && d.connectionId() == null && d.profileId() == null);
    return views.of(
        empty.isPresent() ? empty.get() : added(WizardDraft.ofNew(owner, clock.instant()), owner));
  }

  ConnectionDraft addApplication(String connectionId, Actor owner)
      throws UnknownConnectionException, TooManyDraftsException {
    KnownConnection connection =
        directory
            .find(connectionId)
            .filter(there -> !there.removed())
            .orElseThrow(() -> new UnknownConnectionException(connectionId));
    Optional<WizardDraft> empty =
        openWhere(owner, d -> d.untouched() && connectionId.equals(d.connectionId()));
    if (empty.isPresent()) {
      return views.of(empty.get());
    }
    WizardDraft draft =
        WizardDraft.inConnection(
            connectionId, connection.name(), connection.organization(), owner, clock.instant());
    draft.takeUp(catalog.choice(draft.basics().workload(), List.of()));
    return views.of(added(draft, owner));
  }

  ConnectionDraft fromProfile(String profileId, Actor owner)
      throws UnknownProfileException, ProfileInUseException, TooManyDraftsException {
    ProfileDetails profile = profiles.details(profileId);
    if (!profile.usedBy().isEmpty()) {
      throw new ProfileInUseException(profile.usedBy().stream().map(ProfileUser::name).toList());
    }
    Optional<WizardDraft> open =
        openWhere(owner, d -> profileId.equals(d.profileId()) && d.connectionId() == null);
    if (open.isPresent()) {
      return views.of(open.get());
    }
    WizardDraft draft = WizardDraft.ofNew(owner, clock.instant());
    draft.useProfile(profileId, profile.fields());
    return views.of(added(draft, owner));
  }

  private Optional<WizardDraft> openWhere(Actor owner, Predicate<WizardDraft> condition) {
    return drafts.open(owner).stream().filter(condition).findFirst();
  }

  private WizardDraft added(WizardDraft draft, Actor owner) throws TooManyDraftsException {
    if (drafts.open(owner).size() >= MOST_DRAFTS) {
      throw new TooManyDraftsException(MOST_DRAFTS);
    }
    drafts.add(draft);
    return draft;
  }

  List<ConnectionDraft> open(Actor owner) {
    return drafts.open(owner).stream().filter(d -> !d.untouched()).map(views::of).toList();
  }

  ConnectionDraft get(String id, Actor owner) throws DraftGoneException {
    return views.of(drafts.get(id, owner));
  }

  ConnectionDraft update(String id, Actor owner, Basics basics) throws DraftGoneException {
    WizardDraft draft = drafts.lock(id, owner);
    if (draft.connectionId() == null) {
      draft.enter(basics, clock.instant());
    }
    return views.of(draft);
  }

  /** What has to be looked for, once all that can be said without asking is right. */
  Basics checkedBasics(String id, Actor owner) throws DraftGoneException, InvalidFieldsException {
    WizardDraft draft = drafts.get(id, owner);
    rules.refuse(rules.basics(draft));
    return draft.basics();
  }

  /** Takes the answer over, unless the question was changed meanwhile. */
  ConnectionDraft found(String id, Actor owner, Basics asked, Organization organization)
      throws DraftGoneException, OrganizationTakenException {
    WizardDraft draft = drafts.lock(id, owner);
    Basics now = draft.basics();
    if (Objects.equals(now.workload(), asked.workload())
        && now.organization().equals(asked.organization())) {
      connections.refuseTaken(asked.workload(), organization);
      draft.found(organization);
      if (draft.capabilities().isEmpty()) {
        draft.takeUp(catalog.choice(asked.workload(), List.of()));
      }
      draft.goTo(WizardStep.CAPABILITIES);
    }
    return views.of(draft);
  }

  ConnectionDraft choose(String id, Actor owner, Collection<String> codes)
      throws DraftGoneException {
    WizardDraft draft = drafts.lock(id, owner);
    if (draft.organization() != null) {
      List<String> known = catalog.choice(draft.basics().workload(), codes);
      draft.choose(known, clock.instant());
    }
    return views.of(draft);
  }

  ConnectionDraft goTo(String id, Actor owner, WizardStep step)
      throws DraftGoneException, InvalidFieldsException {
    WizardDraft draft = drafts.lock(id, owner);
    if (step.compareTo(WizardStep.APP_DETAILS) >= 0 && draft.organization() != null) {
      profileDrafts.prepare(draft);
    }
    rules.refuse(rules.before(step, draft));
    draft.goTo(step);
    return views.of(draft);
  }

  List<ProfileRow> usableProfiles(String id, Actor owner) throws DraftGoneException {
    Organization of = drafts.get(id, owner).organization();
    return of == null
        ? List.of()
        : profiles.standingAlone(drafts.get(id, owner).basics().workload(), of.cloud(), of.id());
  }

  ConnectionDraft describe(
      String id, Actor owner, String applicationName, String clientId, String profileId)
      throws DraftGoneException {
    WizardDraft draft = drafts.lock(id, owner);
    boolean usable =
        profileId != null
            && (profileId.equals(draft.profileId())
                || usableProfiles(id, owner).stream().anyMatch(p -> p.id().equals(profileId)));
    String before = draft.profileId();
    draft.describe(applicationName, clientId, usable ? profileId : null, clock.instant());
    if (!Objects.equals(before, draft.profileId())) {
      profileDrafts.forget(draft);
    }
    profileDrafts.prepare(draft);
    return views.of(draft);
  }

  /** Makes what is verified the same as what finishing would store. */
  String readyToVerify(String id, Actor owner) throws DraftGoneException, InvalidFieldsException {
    WizardDraft draft = drafts.lock(id, owner);
    profileDrafts.prepare(draft);
    rules.refuse(rules.before(WizardStep.REVIEW, draft));
    return draft.profileDraftId();
  }

  void discard(String id, Actor owner) {
    try {
      WizardDraft draft = drafts.lock(id, owner);
      profileDrafts.forget(draft);
      drafts.remove(draft);
    } catch (DraftGoneException goneAlready) {
      // Nothing is left to forget.
      return;
    }
  }

  /** Their drafts of profiles go with the person's others. */
  void removeAll(@Observes ActorRemoved gone) {
    drafts.removeAll(gone.actor());
  }

  /** Removes what expired, a part at a time; answers how many that were. */
  int removeExpired() {
    List<WizardDraft> expired = drafts.expired(clock.instant());
    expired.forEach(profileDrafts::forget);
    expired.forEach(drafts::remove);
    return expired.size();
  }
}
