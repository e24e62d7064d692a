package dev.connections.onboarding;

import dev.connections.api.Workload;
import dev.connections.application.ConnectionApplications;
import dev.connections.audit.Actor;
import dev.connections.capability.Catalog;
import dev.connections.console.DraftGoneException;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.grant.GrantTrip.Reached;
import dev.connections.console.grant.SharedGrants.Kind;
import dev.connections.console.grant.SharedGrants.Task;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.console.profiles.CredentialView;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.onboarding.GrantRedeeming.Ended;
import dev.connections.profile.GrantAccount;
import dev.connections.profile.ProfileGrants;
import dev.connections.profile.WizardProfiles;
import dev.connections.provider.ConsentPages;
import dev.connections.provider.GrantedSignIn;
import dev.connections.provider.Organization;
import dev.connections.provider.ProviderAdapters;
import dev.connections.signin.SignInTrips;
import dev.connections.signin.TripClaim;
import dev.connections.signin.TripSubject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps what people granted as candidates of their drafts. Used in a transaction of the caller. */
@ApplicationScoped
class GrantKeeping {
  /** The sender of a link need not be there when somebody used it. */
  static final Duration KEPT = Duration.ofDays(1);

  /** To choose from; nobody looks through more. */
  private static final int MOST_REACHED = 50;

  @Inject private SignInTrips trips;
  @Inject private WizardDraftRows drafts;
  @Inject private WizardProfileDrafts profileDrafts;
  @Inject private WizardProfiles profiles;
  @Inject private ProfileGrants grants;
  @Inject private ConnectionApplications applications;
  @Inject private ProviderAdapters adapters;
  @Inject private Catalog catalog;
  @Inject private SharedGrantRows links;
  @Inject private SharedGrantEnds ends;
  @Inject private Clock clock;

  Ended keep(TripClaim claim, GrantSubject subject, GrantedSignIn granted, Actor owner)
      throws DraftGoneException {
    Optional<SharedGrant> link = link(claim.subject());
    if (claim.subject().shareId() != null && link.isEmpty()) {
      // Revoked or used while this one was away.
      return end(claim, Ended.of(GrantEnd.UNKNOWN));
    }
    Ended ended =
        subject.trip().applicationId() == null
            ? ofDraft(subject, granted, owner)
            : ofApplication(subject, granted, owner);
    if (ended.isOfUse()) {
      if (link.isPresent()) {
        ends.use(link.get(), claim.browser());
        profiles.keep(profileDraft(subject, owner), owner, clock.instant().plus(KEPT));
      }
      links.endOpen(task(subject.trip()), owner);
    }
    return end(claim, ended);
  }

  private Ended end(TripClaim claim, Ended ended) {
    trips.end(claim, ended.end(), ended.details());
    return ended;
  }

  /** By which somebody else went; empty when the owner did, or it does not count any more. */
  private Optional<SharedGrant> link(TripSubject trip) {
    return trip.shareId() == null
        ? Optional.empty()
        : links.lock(trip.shareId()).filter(there -> there.isAwaited(clock.instant()));
  }

  private static Task task(TripSubject trip) {
    return trip.applicationId() == null
        ? new Task(Kind.SIGN_IN, trip.draftId())
        : new Task(Kind.REAUTHENTICATION, trip.applicationId());
  }

  private String profileDraft(GrantSubject subject, Actor owner) throws DraftGoneException {
    String draftId = subject.trip().draftId();
    return subject.trip().applicationId() == null
        ? drafts.lock(draftId, owner).profileDraftId()
        : draftId;
  }

  private Ended ofDraft(GrantSubject subject, GrantedSignIn granted, Actor owner)
      throws DraftGoneException {
    WizardDraft draft = drafts.lock(subject.trip().draftId(), owner);
    if (granted.organization() == null) {
      draft.forgetOrganization();
      profileDrafts.prepare(draft);
    } else {
      signedIn(draft, subject, granted.organization());
    }
    grants.enter(draft.profileDraftId(), owner, subject.registration(), granted);
    return granted.organization() == null
        ? new Ended(GrantEnd.ORGANIZATION_TO_CHOOSE, details(granted.reached()))
        : Ended.of(GrantEnd.GRANTED, granted.account());
  }

  private void signedIn(WizardDraft draft, GrantSubject subject, Organization organization)
      throws DraftGoneException {
    Workload workload = draft.basics().workload();
    draft.signedIn(
        organization,
        free(draft, catalog.workload(workload).title()),
        subject.registration().clientId(),
        clock.instant());
    profileDrafts.prepare(draft);
    boolean consent = adapters.find(workload, ConsentPages.class).isPresent();
    draft.goTo(consent ? WizardStep.CONSENT : WizardStep.REVIEW);
  }

  private static List<String> details(List<Organization> reached) {
    return reached.stream()
        .limit(MOST_REACHED)
        .map(one -> new Reached(one.id(), one.cloud(), one.host(), one.name()))
        .flatMap(one -> one.details().stream())
        .toList();
  }

  /** The organization that is meant is this one of those that the account reaches. */
  Ended choose(GrantSubject subject, Organization organization, Actor owner)
      throws DraftGoneException {
    WizardDraft draft = drafts.lock(subject.trip().draftId(), owner);
    signedIn(draft, subject, organization);
    String account =
        profileDrafts
            .of(draft)
            .map(ProfileDraft::credential)
            .map(CredentialView::thumbprint)
            .orElse("");
    return Ended.of(GrantEnd.GRANTED, account);
  }

  /** What was granted is of no use after all. */
  Ended giveUp(String draftId, Ended ended, Actor owner) throws DraftGoneException {
    profileDrafts.forget(drafts.lock(draftId, owner));
    return ended;
  }

  /** Nobody names a system application, so it is called as its workload. */
  private String free(WizardDraft draft, String title) {
    String name = title;
    for (int number = 2; isTaken(draft, name); number++) {
      name = title + " " + number;
    }
    return name;
  }

  private boolean isTaken(WizardDraft draft, String name) {
    return draft.connectionId() != null
        && applications.sameName(draft.connectionId(), name).isPresent();
  }

  private Ended ofApplication(GrantSubject subject, GrantedSignIn granted, Actor owner)
      throws DraftGoneException {
    String draftId = subject.trip().draftId();
    ProfileFields before = profiles.get(draftId, owner).fields();
    ProfileFields now =
        new ProfileFields(
            before.name(),
            before.description(),
            before.workload(),
            before.domain(),
            subject.registration().clientId());
    profiles.enter(draftId, owner, now, subject.capabilities());
    grants.enter(draftId, owner, subject.registration(), granted);
    GrantAccount account = new GrantAccount(granted.accountId(), granted.account());
    return subject.account() != null && account.differsFrom(subject.account())
        ? Ended.of(GrantEnd.OTHER_ACCOUNT, subject.account().name(), account.name())
        : Ended.of(GrantEnd.GRANTED, granted.account());
  }
}
