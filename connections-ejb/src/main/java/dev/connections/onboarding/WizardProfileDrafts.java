package dev.connections.onboarding;

import dev.connections.api.UnknownProfileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.FieldProblem;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.profiles.ProfileRow;
import dev.connections.profile.ProfilesInUse;
import dev.connections.profile.WizardProfiles;
import dev.connections.provider.Organization;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The profile draft behind a wizard's draft, which holds the credential. It lives for an hour, the
 * wizard's for a day, so it is made anew when it is needed and gone. Used in a transaction of the
 * caller.
 */
@ApplicationScoped
class WizardProfileDrafts {
  @Inject private WizardProfiles profiles;
  @Inject private ProfilesInUse saved;

  Optional<ProfileDraft> of(WizardDraft draft) {
    if (draft.profileDraftId() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(profiles.get(draft.profileDraftId(), draft.owner()));
    } catch (DraftGoneException expired) {
      return Optional.empty();
    }
  }

  /**
   * Makes it say what the wizard's draft says; makes it first when there is none any more, and anew
   * when it is of another profile, which must not be overwritten.
   */
  void prepare(WizardDraft draft) throws DraftGoneException {
    Optional<ProfileDraft> there =
        of(draft).filter(one -> Objects.equals(one.profileId(), draft.profileId()));
    if (there.isEmpty()) {
      forget(draft);
      draft.fill(opened(draft));
    }
    ProfileFields fields = fields(draft);
    if (draft.profileId() != null) {
      fields = profiles.get(draft.profileDraftId(), draft.owner()).fields();
      draft.identify(fields.clientId());
    }
    profiles.enter(draft.profileDraftId(), draft.owner(), fields, draft.capabilities());
  }

  private String opened(WizardDraft draft) {
    if (draft.profileId() != null) {
      try {
        return profiles.openFor(draft.profileId(), draft.owner());
      } catch (UnknownProfileException deleted) {
        draft.useNoProfile();
      }
    }
    return draft.ofSystem()
        ? profiles.openSystem(draft.owner(), draft.basics().workload())
        : profiles.open(draft.owner(), draft.basics().workload());
  }

  /** The person names an application; its profile is called the same. */
  private static ProfileFields fields(WizardDraft draft) {
    return new ProfileFields(
        draft.applicationName(), "", draft.basics().workload(), domain(draft), draft.clientId());
  }

  private static String domain(WizardDraft draft) {
    Organization organization = draft.organization();
    if (organization == null) {
      return "";
    }
    return draft.ofSystem() ? organization.host() : draft.basics().organization();
  }

  /** What is wrong with it or missing; all of it while there is none. */
  List<FieldProblem> problems(WizardDraft draft) {
    if (of(draft).isEmpty()) {
      return List.of(WizardRules.problem("key", "EMPTY"));
    }
    try {
      return profiles.problems(draft.profileDraftId(), draft.owner());
    } catch (DraftGoneException expiredJustNow) {
      return List.of(WizardRules.problem("key", "EMPTY"));
    }
  }

  /** The profiles that stand alone and sign in at the draft's organization. */
  List<ProfileRow> usable(WizardDraft draft) {
    Organization of = draft.organization();
    return of == null
        ? List.of()
        : saved.standingAlone(draft.basics().workload(), of.cloud(), of.id());
  }

  /**
   * @param profileId may be null
   */
  boolean mayUse(WizardDraft draft, String profileId) {
    return profileId != null
        && (profileId.equals(draft.profileId())
            || usable(draft).stream().anyMatch(one -> one.id().equals(profileId)));
  }

  void forget(WizardDraft draft) {
    if (draft.profileDraftId() != null) {
      profiles.discard(draft.profileDraftId(), draft.owner());
      draft.fill(null);
    }
  }
}
