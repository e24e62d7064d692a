package dev.connections.profile;

import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.verification.PermissionView;
import dev.connections.profile.finding.KnownFindings;
import dev.connections.profile.finding.ProfileFindings;
import dev.connections.profile.use.ProfileStateChanged;
import dev.connections.verification.FindingHistory;
import dev.connections.verification.Health;
import dev.connections.verification.SeenPermissions;
import dev.connections.verification.VerificationEnded;
import dev.connections.verification.VerificationOutcome;
import dev.connections.verification.Verifications;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the state and the findings of profiles. Works in the transaction that tells the news. */
@ApplicationScoped
class ProfileStateRecorder {
  @Inject private ProfileRows profiles;
  @Inject private ProfileFindings findings;
  @Inject private DraftRows drafts;
  @Inject private KeyRotation rotation;
  @Inject private Verifications verifications;
  @EJB private AuditTrail trail;
  @Inject private Event<ProfileStateChanged> changed;

  /** Drafts keep no state: saving looks at their last run. */
  void recordEnd(@Observes VerificationEnded ended) {
    // Locked first, so that it is read once.
    if (profiles.lockState(ended.subjectId()) == null) {
      drafts.find(ended.subjectId()).ifPresent(draft -> recordEnd(ended, draft));
    } else {
      profiles.stored(ended.subjectId()).ifPresent(stored -> recordEnd(ended, stored));
    }
  }

  private void recordEnd(VerificationEnded ended, Draft draft) {
    noteVerified(ended, Subject.of("profile-draft", draft.id(), draft.fields().name()));
    verifications.keepPermissions(ended.outcome());
  }

  private void recordEnd(VerificationEnded ended, StoredProfile stored) {
    noteVerified(ended, stored.profile().asSubject());
    if (stored.content().equals(ended.outcome().content())) {
      record(stored.profile(), stored.state(), stored.keys(), ended.outcome(), ended.startedBy());
    }
  }

  private void noteVerified(VerificationEnded ended, Subject verified) {
    String result = ended.outcome().status().name();
    trail.doneBy(ended.startedBy(), Act.PROFILE_VERIFIED, verified, result);
  }

  /** Takes over the result of a verification of exactly this profile. */
  void record(Profile profile, VerificationOutcome outcome, Actor by) {
    record(profile, profiles.lockState(profile.id()), profiles.keys(profile.id()), outcome, by);
  }

  private void record(
      Profile profile,
      ProfileState state,
      List<ProfileKey> keys,
      VerificationOutcome outcome,
      Actor by) {
    ProfileKey key = StoredProfile.current(keys).orElseThrow();
    key.learnEnd(outcome.credentialEndsAt());
    FindingHistory found = findings.history(profile.id());
    KnownFindings known = findings.replace(profile.id(), found, found.after(outcome));
    List<PermissionView> earlier = profiles.permissions(profile.id());
    List<PermissionView> permissions =
        SeenPermissions.after(earlier, state.health().checkedAt(), outcome);
    state.record(
        outcome,
        Health.of(
            outcome.status(),
            known.open(),
            known.acknowledged().size(),
            key.endsAt(),
            outcome.endedAt()));
    String registration = ProfileState.registration(profile.fields(), state.organizationId());
    if (!state.isRegistered(registration)) {
      boolean free =
          !registration.isEmpty()
              && profiles.sameRegistration(registration, profile.id()).isEmpty();
      state.register(free ? registration : null);
    }
    if (!permissions.equals(earlier)) {
      profiles.replacePermissions(profile.id(), permissions);
    }
    if (outcome.works()) {
      rotation.endReplacedGrants(profile, keys, by);
    }
    tell(profile, state, by.name());
  }

  private void tell(Profile profile, ProfileState state, String by) {
    profiles.flush();
    changed.fire(new ProfileStateChanged(profile.id(), state.health(), by));
  }

  /** The credential or more changed: what was found before is not the matter now. */
  void startOver(Profile profile, boolean sameApplication) {
    ProfileState state = profiles.lockState(profile.id());
    Instant credentialEndsAt = profiles.current(profile.id()).endsAt();
    profiles.replacePermissions(profile.id(), List.of());
    FindingHistory found = findings.history(profile.id());
    if (sameApplication) {
      state.forgetResult(credentialEndsAt);
      findings.replace(profile.id(), found, found.suspended());
    } else {
      state.forgetApplication(credentialEndsAt);
      findings.replace(profile.id(), found, FindingHistory.NONE);
    }
  }

  /** Somebody answers for a finding of it, or nobody does any more. */
  void answered(Profile profile, String by) {
    ProfileState state = profiles.lockState(profile.id());
    state.answered(findings.known(profile.id()));
    tell(profile, state, by);
  }

  /** Of one that starts over without a result. */
  void tellUnverified(Profile profile, String by) {
    tell(profile, profiles.lockState(profile.id()), by);
  }

  /**
   * One application has one profile. Domains cannot tell that two of them lead to one organization;
   * a verification can.
   */
  void refuseRegisteredElsewhere(String id, ProfileFields fields, VerificationOutcome outcome)
      throws InvalidFieldsException {
    if (outcome.organization() == null) {
      return;
    }
    String registration = ProfileState.registration(fields, outcome.organization().id());
    Optional<String> other = profiles.sameRegistration(registration, id);
    if (other.isPresent()) {
      throw new InvalidFieldsException(List.of(DraftPlans.inUse(other.get())));
    }
  }
}
