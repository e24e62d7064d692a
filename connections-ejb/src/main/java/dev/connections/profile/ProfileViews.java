package dev.connections.profile;

import dev.connections.api.UnknownProfileException;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.verification.Verification;
import dev.connections.profile.finding.KnownFindings;
import dev.connections.profile.finding.ProfileFindings;
import dev.connections.profile.use.ProfileUsers;
import dev.connections.verification.Verifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What the console sees of rows. Used in a transaction of the caller. */
@ApplicationScoped
class ProfileViews {
  @Inject private ProfileRows profiles;
  @Inject private ProfileFindings findings;
  @Inject private DraftPlans plans;
  @Inject private ProfileUsers users;
  @Inject private Verifications verifications;

  /**
   * @throws UnknownProfileException when there is none, or not any more once all of it was read
   */
  ProfileDetails details(String id) throws UnknownProfileException {
    Profile profile = profiles.get(id);
    // Before the state: a run that is seen as ended has its result in what is read after it.
    Verification last = verifications.last(id);
    ProfileState state = profiles.state(id);
    if (state == null) {
      throw new UnknownProfileException(id);
    }
    KnownFindings known = state.known(findings.known(id));
    return new ProfileDetails(
        profile.id(),
        profile.version(),
        profile.fields(),
        state.organization(profile.workload()),
        state.proofOfPossession(),
        state.health().withoutAdvice().toView(""),
        known.open(),
        known.acknowledged(),
        profiles.keys(profile.id()).stream().map(ProfileKey::toView).toList(),
        profiles.permissions(profile.id()),
        last,
        users.of(profile.id()),
        profile.changedBy(),
        profile.changedAt());
  }

  ProfileDraft draft(Draft draft) {
    ProfileChange plan = plans.of(draft);
    Verification last = plan.canSignIn() ? verifications.lastOf(draft.id(), plan.content()) : null;
    return new ProfileDraft(
        draft.id(),
        draft.profileId(),
        draft.fields(),
        plan.key() == null ? null : plan.key().toView(),
        plan.credentialMustBeEntered(),
        plan.signsInOtherwise(),
        last,
        last == null ? List.of() : verifications.permissions(last.id()),
        draft.changedAt(),
        draft.expiresAt());
  }
}
