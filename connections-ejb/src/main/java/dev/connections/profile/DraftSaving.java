package dev.connections.profile;

import dev.connections.api.UnknownProfileException;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.platform.InTransaction;
import dev.connections.profile.use.ProfileReauthenticated;
import dev.connections.profile.use.ProfileUsers;
import dev.connections.provider.Organization;
import dev.connections.verification.VerificationOutcome;
import dev.connections.verification.Verifications;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Turns a draft into a profile, or into a change of one, in one transaction. The draft's lock lets
 * one save through at a time; the next ones find it saved and answer what it became.
 */
@ApplicationScoped
class DraftSaving {
  @Inject private DraftRows drafts;
  @Inject private ProfileRows profiles;
  @Inject private DraftPlans plans;
  @Inject private FreeNames names;
  @Inject private KeyRotation rotation;
  @Inject private ProfileStateRecorder states;
  @Inject private ProfileViews views;
  @Inject private Verifications verifications;
  @Inject private ProfileUsers users;
  @EJB private AuditTrail trail;
  @Inject private Event<ProfileReauthenticated> reauthenticated;
  @Inject private Clock clock;

  /**
   * @param wizard whether a wizard saves it, or its owner by the profiles tab
   */
  @InTransaction
  ProfileDetails save(String draftId, Actor owner, boolean evenIfNotWorking, boolean wizard)
      throws DraftGoneException,
          InvalidFieldsException,
          NotVerifiedException,
          ChangedMeanwhileException {
    Draft draft = drafts.lockAny(draftId, owner);
    if (draft.ofWizard() != wizard) {
      throw new DraftGoneException();
    }
    if (draft.saved()) {
      return details(draft.savesAs());
    }
    verifications.lock(List.of(draftId, draft.savesAs()));
    Optional<Profile> edited = unchangedSinceOpened(draft);
    if (wizard) {
      names.giveFree(draft);
    }
    ProfileChange plan = plans.checked(draft);
    Optional<VerificationOutcome> outcome = outcome(draft, plan);
    boolean works = outcome.filter(VerificationOutcome::works).isPresent();
    if (plan.signsInOtherwise() && !works && !evenIfNotWorking) {
      throw new NotVerifiedException();
    }
    if (outcome.isPresent()) {
      states.refuseRegisteredElsewhere(draft.savesAs(), plan.fields(), outcome.get());
    }
    if (edited.isPresent()) {
      refuseAnotherOrganization(draft.profileId(), plan, outcome);
    }
    Profile profile =
        edited.isPresent() ? change(edited.get(), plan, owner) : add(draft, plan, owner);
    takeResult(draft, profile, plan, outcome, owner);
    draft.markSaved();
    profiles.flush();
    return details(profile.id());
  }

  private ProfileDetails details(String saved) throws DraftGoneException {
    try {
      return views.details(saved);
    } catch (UnknownProfileException deletedSince) {
      throw new DraftGoneException();
    }
  }

  /**
   * An application goes on in its organization, whatever it signs in with. Another domain of that
   * organization has to be proven to be one, so that nobody points the application elsewhere.
   */
  private void refuseAnotherOrganization(
      String profileId, ProfileChange plan, Optional<VerificationOutcome> outcome)
      throws InvalidFieldsException {
    Optional<String> bound = users.organizationOf(profileId);
    Optional<String> found = outcome.map(VerificationOutcome::organization).map(Organization::id);
    boolean there =
        bound.isEmpty() || found.map(bound.get()::equals).orElseGet(plan::sameOrganization);
    if (!there) {
      List<String> user = List.of(users.of(profileId).get(0).name());
      throw new InvalidFieldsException(
          List.of(new FieldProblem("domain", "OTHER_ORGANIZATION", user)));
    }
  }

  private Optional<Profile> unchangedSinceOpened(Draft draft)
      throws DraftGoneException, ChangedMeanwhileException {
    if (draft.profileId() == null) {
      return Optional.empty();
    }
    Profile profile = profiles.lock(draft.profileId()).orElseThrow(DraftGoneException::new);
    if (!draft.basedOn(profile)) {
      throw new ChangedMeanwhileException(profile.changedBy(), profile.changedAt());
    }
    return Optional.of(profile);
  }

  /** Of exactly what would be stored; a result for anything else counts as none. */
  private Optional<VerificationOutcome> outcome(Draft draft, ProfileChange plan) {
    return verifications
        .lastOutcome(draft.id())
        .filter(outcome -> outcome.content().equals(plan.content()));
  }

  private Profile add(Draft draft, ProfileChange plan, Actor by) {
    Profile profile =
        new Profile(draft.savesAs(), draft.type(), plan.fields(), by.name(), clock.instant());
    profiles.add(profile);
    rotation.first(profile, plan.candidate());
    trail.done(Act.PROFILE_CREATED, profile.asSubject(), KeyRotation.named(plan.candidate()));
    return profile;
  }

  private Profile change(Profile profile, ProfileChange plan, Actor by) {
    List<String> changed = profile.change(plan.fields(), by.name(), clock.instant());
    profiles.flush();
    if (!changed.isEmpty()) {
      trail.done(Act.PROFILE_CHANGED, profile.asSubject(), String.join(", ", changed));
    }
    if (plan.candidate() != null) {
      rotation.rotate(profile, plan.candidate(), plan.sameApplication());
      reauthenticated.fire(
          new ProfileReauthenticated(profile.id(), by, KeyRotation.named(plan.candidate())));
    }
    return profile;
  }

  private void takeResult(
      Draft draft,
      Profile profile,
      ProfileChange plan,
      Optional<VerificationOutcome> outcome,
      Actor by) {
    if (plan.signsInOtherwise()) {
      states.startOver(profile, plan.sameApplication());
      verifications.forget(List.of(profile.id()));
    }
    if (verifications.lastOf(draft.id(), plan.content()) != null) {
      verifications.move(draft.id(), profile.id());
    }
    if (outcome.isPresent()) {
      states.record(profile, outcome.get(), by);
    } else if (plan.signsInOtherwise()) {
      states.tellUnverified(profile, by.name());
    }
  }
}
