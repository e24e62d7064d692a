package dev.connections.profile;

import dev.connections.api.UnknownProfileException;
import dev.connections.console.profiles.ProfileDetails;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.profiles.ProfileUser;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.Verification;
import dev.connections.profile.finding.KnownFindings;
import dev.connections.profile.finding.ProfileFindings;
import dev.connections.profile.use.ProfileUsers;
import dev.connections.verification.Verifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    ProfileDetails found = details(List.of(id)).get(id);
    if (found == null) {
      throw new UnknownProfileException(id);
    }
    return found;
  }

  /**
   * By their ids; leaves out those that there are not, or not any more once all of it was read.
   * Asks as often for many as for one.
   */
  Map<String, ProfileDetails> details(Collection<String> ids) {
    Map<String, Profile> found = profiles.find(ids);
    // Before the states: a run that is seen as ended has its result in what is read after it.
    Map<String, Verification> last = verifications.last(found.keySet());
    Map<String, ProfileState> states = profiles.states(found.keySet());
    Map<String, KnownFindings> known = findings.known(states.keySet());
    Map<String, List<ProfileKey>> keys = profiles.keys(states.keySet());
    Map<String, List<PermissionView>> permissions = profiles.permissions(states.keySet());
    Map<String, List<ProfileUser>> usedBy = users.of(states.keySet());
    Map<String, ProfileDetails> all = new HashMap<>();
    states.forEach(
        (id, state) ->
            all.put(
                id,
                details(
                    found.get(id),
                    state,
                    state.known(known.getOrDefault(id, KnownFindings.NONE)),
                    keys.getOrDefault(id, List.of()),
                    permissions.getOrDefault(id, List.of()),
                    last.get(id),
                    usedBy.getOrDefault(id, List.of()))));
    return all;
  }

  private static ProfileDetails details(
      Profile profile,
      ProfileState state,
      KnownFindings known,
      List<ProfileKey> keys,
      List<PermissionView> permissions,
      Verification last,
      List<ProfileUser> usedBy) {
    return new ProfileDetails(
        profile.id(),
        profile.version(),
        profile.fields(),
        state.organization(profile.workload()),
        state.proofOfPossession(),
        state.health().withoutAdvice().toView(""),
        known.open(),
        known.acknowledged(),
        keys.stream().map(ProfileKey::toView).toList(),
        permissions,
        last,
        usedBy,
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
        holdsInput(draft, plan),
        plan.credentialMustBeEntered(),
        plan.signsInOtherwise(),
        last,
        last == null ? List.of() : verifications.permissions(last.id()),
        draft.changedAt(),
        draft.expiresAt());
  }

  private static boolean holdsInput(Draft draft, ProfileChange plan) {
    ProfileFields typed = draft.fields();
    if (plan.candidate() != null) {
      return true;
    }
    return draft.profileId() == null
        ? !(typed.name() + typed.description() + typed.domain() + typed.clientId()).isBlank()
        : plan.differs(typed);
  }
}
