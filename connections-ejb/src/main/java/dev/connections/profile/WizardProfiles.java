package dev.connections.profile;

import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.audit.Actor;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.console.verification.Verification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Drafts of profiles that a wizard fills on its way, in the wizard's own transactions. They are no
 * drafts of the profiles tab: they are not listed there and are saved here alone. Everything else
 * about them, such as entering a credential and verifying, goes through {@link
 * dev.connections.console.profiles.ProfileDrafts}, by the same person. Below the boundary: no
 * roles.
 */
@ApplicationScoped
@Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
public class WizardProfiles {
  @Inject private DraftRows drafts;
  @Inject private ProfileRows profiles;
  @Inject private ProfileViews views;
  @Inject private DraftSaving saving;
  @Inject private DraftPlans plans;
  @Inject private FreeNames names;
  @Inject private VerificationClaims claims;
  @Inject private Clock clock;

  /** Opens a draft of a new profile; answers its id. It lives for an hour after its last change. */
  public String open(Actor owner, Workload workload) {
    return added(Draft.ofNew(owner, workload, clock.instant()));
  }

  /** Likewise, of a new profile of a system application. */
  public String openSystem(Actor owner, Workload workload) {
    return added(Draft.ofNewSystem(owner, workload, clock.instant()));
  }

  /** Opens a draft of a stored profile, which an application is about to use. */
  public String openFor(String profileId, Actor owner) throws UnknownProfileException {
    return added(Draft.of(profiles.get(profileId), owner, clock.instant()));
  }

  private String added(Draft draft) {
    draft.belongToWizard();
    drafts.add(draft);
    return draft.id();
  }

  /**
   * Keeps what was typed, valid or not, and what a verification has to find granted. A name that
   * another profile has gets a number behind it, since the person names an application.
   *
   * @param capabilities codes
   */
  public void enter(
      String draftId, Actor owner, ProfileFields fields, Collection<String> capabilities)
      throws DraftGoneException {
    Draft draft = drafts.lock(draftId, owner);
    draft.enter(fields, clock.instant());
    draft.need(capabilities);
    names.giveFree(draft);
  }

  /** What is wrong with the draft or missing, as verifying it would say. */
  public List<FieldProblem> problems(String draftId, Actor owner) throws DraftGoneException {
    Draft draft = drafts.get(draftId, owner);
    try {
      plans.checked(draft);
      return List.of();
    } catch (InvalidFieldsException invalid) {
      return invalid.problems();
    }
  }

  /** Lets its hour begin again. */
  public void touch(String draftId, Actor owner) throws DraftGoneException {
    drafts.lock(draftId, owner).touch(clock.instant());
  }

  /** Lets it stay until then, if its hour does not last as long. */
  public void keep(String draftId, Actor owner, Instant until) throws DraftGoneException {
    drafts.lock(draftId, owner).keepUntil(until);
  }

  /** The draft as it is now, with its credential and what its last verification found. */
  public ProfileDraft get(String draftId, Actor owner) throws DraftGoneException {
    return views.draft(drafts.get(draftId, owner));
  }

  /**
   * Starts a verification for its owner, who need not be the caller, and returns at once; without a
   * transaction.
   */
  @Transactional(TxType.NEVER)
  public Verification verify(String draftId, Actor owner)
      throws DraftGoneException, InvalidFieldsException {
    return claims.start(claims.ofDraft(draftId, owner));
  }

  /**
   * Stores the draft as a profile, as {@link dev.connections.console.profiles.ProfileDrafts#save}
   * does, and answers the profile's id, also for a draft that was saved already. A name that
   * another profile has gets a number behind it, since the person named an application and not a
   * profile.
   */
  public String save(String draftId, Actor owner, boolean evenIfNotWorking)
      throws DraftGoneException,
          InvalidFieldsException,
          NotVerifiedException,
          ChangedMeanwhileException {
    return saving.save(draftId, owner, evenIfNotWorking, true).id();
  }

  /** Forgets the draft and destroys its credential. One that is gone already is no error. */
  public void discard(String draftId, Actor owner) {
    drafts.discard(draftId, owner);
  }
}
