package dev.connections.console;

import dev.connections.api.UnknownProfileException;
import java.util.List;

/**
 * The side panel that creates and edits a profile. Every call but the reading ones is for {@code
 * administrator} and {@code operator}, and each sees only their own drafts. Saving is idempotent: a
 * draft becomes one profile, however often and from however many tabs it is saved.
 */
public interface ProfileDrafts {

  /** Opens an empty draft for a new profile. */
  ProfileDraft create();

  /** Opens a draft with the stored values of a profile, to edit them. */
  ProfileDraft edit(String profileId) throws UnknownProfileException;

  /** The caller's own open drafts, newest first, so that abandoned input can be found again. */
  List<ProfileDraft> open();

  ProfileDraft get(String draftId) throws DraftGoneException;

  /** Keeps what was typed, valid or not. Never refuses for its content, except over-long text. */
  ProfileDraft update(String draftId, ProfileFields fields) throws DraftGoneException;

  /**
   * Parses a pasted or uploaded private key and keeps it encrypted as the candidate.
   *
   * @param text the key as it came, PEM or JSON; the array is wiped before this returns
   * @param passPhrase of an encrypted key, or null; wiped likewise
   * @param keyId which key of a key set, or null
   * @throws KeyRefusedException when it is not one usable private key; says why
   */
  ProfileDraft enterKey(String draftId, byte[] text, char[] passPhrase, String keyId)
      throws DraftGoneException, KeyRefusedException;

  /** Makes a key pair; the private half never leaves the service. */
  ProfileDraft generateKey(String draftId, KeyAlgorithm algorithm) throws DraftGoneException;

  /** Forgets the candidate key; the stored key, if there is one, counts again. */
  ProfileDraft discardKey(String draftId) throws DraftGoneException;

  /**
   * Checks the fields and starts a verification of the draft; returns at once with the running
   * verification. It calls the provider and ends within 30 seconds.
   *
   * @throws InvalidFieldsException with every field that is wrong, before anything is called
   */
  Verification verify(String draftId) throws DraftGoneException, InvalidFieldsException;

  /** The last verification of the draft, or null when none was started. */
  Verification verification(String draftId) throws DraftGoneException;

  /**
   * Stores the draft as a profile, with the result of its verification.
   *
   * @param evenIfNotWorking whether a failed or missing verification is accepted
   * @throws NotVerifiedException when the verification is missing, out of date or failed, and
   *     {@code evenIfNotWorking} is false
   * @throws ChangedMeanwhileException when somebody changed the profile since the draft was opened
   */
  ProfileDetails save(String draftId, boolean evenIfNotWorking)
      throws DraftGoneException,
          InvalidFieldsException,
          NotVerifiedException,
          ChangedMeanwhileException;

  /**
   * Settles a {@link ChangedMeanwhileException}: bases the draft on the profile as it is now.
   *
   * @param loadTheirs whether the stored values replace the draft's; otherwise the draft's values
   *     stay and will overwrite theirs at the next save
   */
  ProfileDraft rebase(String draftId, boolean loadTheirs)
      throws DraftGoneException, UnknownProfileException;

  /** Forgets the draft and destroys its key. A draft that is gone already is no error. */
  void discard(String draftId);
}
