package dev.connections.profile;

import dev.connections.api.UnknownProfileException;
import dev.connections.audit.Actor;
import dev.connections.audit.ActorRemoved;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.verification.Verification;
import dev.connections.credential.Credential;
import dev.connections.secret.SecretBox;
import dev.connections.verification.Verifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** The short transactions around drafts, but for saving. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class DraftStore {
  /** A person has a handful; more are a script's or a browser's that went astray. */
  static final int MOST_OPEN = 50;

  @Inject private DraftRows drafts;
  @Inject private ProfileRows profiles;
  @Inject private DraftPlans plans;
  @Inject private ProfileViews views;
  @Inject private Verifications verifications;
  @Inject private SignIns signIns;
  @Inject private VerificationClaims claims;
  @Inject private ProfileOffers offers;
  @Inject private SecretBox box;
  @Inject private Clock clock;

  ProfileDraft create(Actor owner) throws TooManyDraftsException {
    refuseMore(owner);
    return added(Draft.ofNew(owner, offers.first(), clock.instant()));
  }

  ProfileDraft edit(String profileId, Actor owner)
      throws UnknownProfileException, TooManyDraftsException {
    refuseMore(owner);
    return added(Draft.of(profile(profileId), owner, clock.instant()));
  }

  private void refuseMore(Actor owner) throws TooManyDraftsException {
    if (drafts.open(owner).size() >= MOST_OPEN) {
      throw new TooManyDraftsException(MOST_OPEN);
    }
  }

  private ProfileDraft added(Draft draft) {
    drafts.add(draft);
    return views.draft(draft);
  }

  private Profile profile(String id) throws UnknownProfileException {
    return profiles.find(id).orElseThrow(() -> new UnknownProfileException(id));
  }

  List<ProfileDraft> open(Actor owner) {
    return drafts.open(owner).stream().map(views::draft).toList();
  }

  ProfileDraft get(String id, Actor owner) throws DraftGoneException {
    return views.draft(drafts.get(id, owner));
  }

  ProfileDraft update(String id, Actor owner, ProfileFields typed) throws DraftGoneException {
    Draft draft = drafts.lock(id, owner);
    draft.enter(typed, clock.instant());
    return views.draft(draft);
  }

  ProfileDraft take(String id, Actor owner, Credential credential) throws DraftGoneException {
    Draft draft = drafts.lock(id, owner);
    drafts.replaceCandidate(id, new ProfileKey(id, credential, box, owner.name(), clock.instant()));
    draft.touch(clock.instant());
    return views.draft(draft);
  }

  ProfileDraft discardCredential(String id, Actor owner) throws DraftGoneException {
    Draft draft = drafts.lock(id, owner);
    drafts.removeCandidate(id);
    draft.touch(clock.instant());
    return views.draft(draft);
  }

  VerificationClaim claim(String id, Actor owner)
      throws DraftGoneException, InvalidFieldsException {
    Draft draft = drafts.lock(id, owner);
    ProfileChange plan = plans.checked(draft);
    draft.touch(clock.instant());
    // Laid out before the claim, which forgets earlier runs.
    return claims.claim(id, signIns.of(draft, plan), owner);
  }

  Verification verification(String id, Actor owner) throws DraftGoneException {
    return verifications.last(drafts.get(id, owner).id());
  }

  ProfileDraft rebase(String id, Actor owner, boolean loadTheirs)
      throws DraftGoneException, UnknownProfileException {
    Draft draft = drafts.lock(id, owner);
    if (draft.profileId() == null) {
      return views.draft(draft);
    }
    Profile profile = profile(draft.profileId());
    draft.rebase(profile);
    if (loadTheirs) {
      draft.enter(profile.fields(), clock.instant());
      drafts.removeCandidate(id);
    }
    draft.touch(clock.instant());
    return views.draft(draft);
  }

  void discard(String id, Actor owner) {
    try {
      drafts.lock(id, owner);
    } catch (DraftGoneException goneAlready) {
      return;
    }
    remove(List.of(id));
  }

  /** Removes what expired, a part at a time; answers how many that were. */
  int removeExpired() {
    List<String> expired = drafts.expired(clock.instant());
    remove(expired);
    return expired.size();
  }

  /** With what a wizard fills for the same person. */
  void removeAll(@Observes ActorRemoved gone) {
    remove(drafts.idsOf(gone.actor()));
  }

  private void remove(List<String> ids) {
    verifications.forget(ids);
    drafts.remove(ids);
  }
}
