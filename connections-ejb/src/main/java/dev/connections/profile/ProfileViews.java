package dev.connections.profile;

import dev.connections.console.ProfileDetails;
import dev.connections.console.ProfileDraft;
import dev.connections.console.Verification;
import dev.connections.verification.Verifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What the console sees of rows. Used in a transaction of the caller. */
@ApplicationScoped
class ProfileViews {
  @Inject private ProfileRows profiles;
  @Inject private DraftPlans plans;
  @Inject private ProfileUsers users;
  @Inject private Verifications verifications;

  ProfileDetails details(Profile profile) {
    // Before the state: a run that is seen as ended has its result in what is read after it.
    Verification last = verifications.last(profile.id());
    ProfileState state = profiles.state(profile.id());
    return new ProfileDetails(
        profile.id(),
        profile.fields(),
        state.organizationId(),
        state.organizationHost(),
        state.proofOfPossession(),
        state.status(),
        profiles.history(profile.id()).current(),
        profiles.keys(profile.id()).stream().map(ProfileKey::toView).toList(),
        last,
        users.of(profile.id()),
        profile.changedBy(),
        profile.changedAt());
  }

  ProfileDraft draft(Draft draft) {
    PlannedProfile plan = plans.of(draft);
    return new ProfileDraft(
        draft.id(),
        draft.profileId(),
        draft.fields(),
        plan.key() == null ? null : plan.key().toView(),
        plan.keyMustBeEntered(),
        plan.signsInOtherwise(),
        plan.canSignIn() ? verifications.lastOf(draft.id(), plan.content()) : null,
        draft.changedAt(),
        draft.expiresAt());
  }
}
