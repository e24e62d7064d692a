package dev.connections.onboarding;

import dev.connections.api.ApplicationType;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.application.ConnectionApplications;
import dev.connections.audit.Actor;
import dev.connections.capability.Catalog;
import dev.connections.connection.ConnectionDirectory;
import dev.connections.connection.KnownConnection;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.onboarding.ConnectionDrafts.SystemOffer;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.profiles.ProfileUser;
import dev.connections.profile.ProfilesInUse;
import dev.connections.provider.CustomApplications;
import dev.connections.provider.SystemApplications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The drafts that a person has open: one that begins like another one is that one, and there are
 * not too many. Used in a transaction of the caller.
 */
@ApplicationScoped
class OpenDrafts {
  private static final int MOST_DRAFTS = 50;

  @Inject private WizardDraftRows drafts;
  @Inject private ConnectionDirectory connections;
  @Inject private ConnectionApplications applications;
  @Inject private ProfilesInUse profiles;
  @Inject private CustomApplications customApplications;
  @Inject private SystemApplications systemApplications;
  @Inject private Catalog catalog;
  @Inject private Clock clock;

  WizardDraft forNewConnection(Actor owner) throws TooManyDraftsException {
    Optional<WizardDraft> empty =
        openWhere(owner, d -> d.untouched() && d.connectionId() == null && d.profileId() == null);
    return empty.isPresent() ? empty.get() : added(WizardDraft.ofNew(owner, clock.instant()));
  }

  /** The connection is one that is not removed. */
  WizardDraft forConnection(String connectionId, Actor owner)
      throws UnknownConnectionException, TooManyDraftsException {
    KnownConnection connection =
        connections
            .find(connectionId)
            .filter(there -> !there.removed())
            .orElseThrow(() -> new UnknownConnectionException(connectionId));
    Optional<WizardDraft> empty =
        openWhere(owner, d -> d.untouched() && connectionId.equals(d.connectionId()));
    if (empty.isPresent()) {
      return empty.get();
    }
    WizardDraft draft =
        WizardDraft.inConnection(
            connectionId, connection.name(), connection.organization(), owner, clock.instant());
    Workload workload = draft.basics().workload();
    boolean system =
        systemApplications.offer(workload) == SystemOffer.OFFERED
            && !applications.hasSystem(connectionId);
    if (!system) {
      draft.goTo(WizardStep.CAPABILITIES);
      draft.takeUp(catalog.choice(workload, List.of()));
    } else if (customApplications.at(workload).isEmpty()) {
      draft.choose(ApplicationType.SYSTEM);
      draft.goTo(WizardStep.ACCOUNT);
      draft.takeUp(catalog.systemChoice(workload));
    }
    return added(draft);
  }

  /** The profile is one that stands alone. */
  WizardDraft forProfile(String profileId, Actor owner)
      throws UnknownProfileException, ProfileInUseException, TooManyDraftsException {
    ProfileDetails profile = profiles.details(profileId);
    if (!profile.usedBy().isEmpty()) {
      throw new ProfileInUseException(profile.usedBy().stream().map(ProfileUser::name).toList());
    }
    Optional<WizardDraft> open =
        openWhere(owner, d -> profileId.equals(d.profileId()) && d.connectionId() == null);
    if (open.isPresent()) {
      return open.get();
    }
    WizardDraft draft = WizardDraft.ofNew(owner, clock.instant());
    draft.useProfile(profileId, profile.fields());
    return added(draft);
  }

  private Optional<WizardDraft> openWhere(Actor owner, Predicate<WizardDraft> condition) {
    return drafts.open(owner).stream().filter(condition).findFirst();
  }

  private WizardDraft added(WizardDraft draft) throws TooManyDraftsException {
    if (drafts.open(draft.owner()).size() >= MOST_DRAFTS) {
      throw new TooManyDraftsException(MOST_DRAFTS);
    }
    drafts.add(draft);
    return draft;
  }
}
