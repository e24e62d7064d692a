package dev.connections.console.profiles;

import dev.connections.api.UnknownProfileException;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.console.verification.Verification;
import java.time.Instant;
import java.util.List;

/**
 * The side panel that creates and edits a profile. Every call but the reading ones is for {@code
 * administrator} and {@code operator}, and each sees only their own drafts. Saving is idempotent: a
 * draft becomes one profile, however often and from however many tabs it is saved.
 */
public interface ProfileDrafts {

  /** What profiles can be made for, and with which credentials. For every role of the console. */
  List<ProfileOffer> offers();

  /**
   * Opens an empty draft for a new profile.
   *
   * @throws TooManyDraftsException when the caller has 50 open ones
   */
  ProfileDraft create() throws TooManyDraftsException;

  /**
   * Opens a draft with the stored values of a profile, to edit them.
   *
   * @throws TooManyDraftsException when the caller has 50 open ones
   */
  ProfileDraft edit(String profileId) throws UnknownProfileException, TooManyDraftsException;

  /**
   * As {@link #edit(String)}, for one who read the profile before.
   *
   * @param version of the profile that the caller read
   * @throws ChangedMeanwhileException when somebody changed the profile since
   */
  ProfileDraft edit(String profileId, long version)
      throws UnknownProfileException, TooManyDraftsException, ChangedMeanwhileException;

  /** The caller's own open drafts, newest first, so that abandoned input can be found again. */
  List<ProfileDraft> open();

  /** The draft as it is now; calls no provider. */
  ProfileDraft get(String draftId) throws DraftGoneException;

  /**
   * Keeps what was typed, valid or not, with null for empty. Never refuses for its content, except
   * text of more than 4000 characters, which no form lets through (an unchecked exception).
   */
  ProfileDraft update(String draftId, ProfileFields fields) throws DraftGoneException;

  /**
   * Parses a pasted or uploaded private key and keeps it encrypted as the candidate. Takes some
   * seconds at most, for a key behind a costly pass phrase.
   *
   * @param text the key as it came, PEM, JSON or PKCS#12; the array is wiped before this returns
   * @param passPhrase of an encrypted key, or null; wiped likewise
   * @param chosen which key of several, as {@link KeyRefusal#SEVERAL_KEYS} listed it for this very
   *     text; null for none
   * @param keyId as typed: what the provider calls the key, if it came without a {@code kid}; null
   *     or blank for none
   * @throws KeyRefusedException when it is not one usable private key; says why
   */
  ProfileDraft enterKey(String draftId, byte[] text, char[] passPhrase, String chosen, String keyId)
      throws DraftGoneException, KeyRefusedException;

  /**
   * Makes the draft's private key, entered or stored, the candidate under another key ID, which is
   * what an application with several keys is told by. The key itself need not be entered again. Of
   * a stored key this counts only for the organization and client that it was stored for.
   *
   * @param keyId as typed: what the provider calls the key; blank for none
   * @throws KeyRefusedException KEY_ID_MALFORMED, or EMPTY when there is no private key to name
   */
  ProfileDraft nameKey(String draftId, String keyId) throws DraftGoneException, KeyRefusedException;

  /** Makes a key pair as the candidate; the private half never leaves the service. */
  ProfileDraft generateKey(String draftId, KeyAlgorithm algorithm) throws DraftGoneException;

  /**
   * Keeps a client secret encrypted as the candidate.
   *
   * @param value as it was pasted; wiped before this returns
   * @param endsAt when the provider's page says that it ends; null when the person does not know
   * @throws KeyRefusedException when it cannot be a client secret; says why
   */
  ProfileDraft enterSecret(String draftId, char[] value, Instant endsAt)
      throws DraftGoneException, KeyRefusedException;

  /**
   * Parses a certificate with its private key and keeps both as the candidate, the key encrypted.
   * As costly as {@link #enterKey}.
   *
   * @param certificate PEM or DER, also with its chain or its key, PKCS#7 or PKCS#12; wiped before
   *     this returns
   * @param key in any form that {@link #enterKey} takes; null or empty when the first holds it;
   *     wiped likewise
   * @param passPhrase of the key or of PKCS#12, or null; wiped likewise
   * @param chosen which of several keys, by what {@code SEVERAL_KEYS} listed; or null
   * @throws KeyRefusedException when they are not one usable certificate with its key; says why
   */
  ProfileDraft enterCertificate(
      String draftId, byte[] certificate, byte[] key, char[] passPhrase, String chosen)
      throws DraftGoneException, KeyRefusedException;

  /**
   * Makes a key pair with a self-signed certificate as the candidate; the private half never leaves
   * the service. The certificate is RSA with 2048 bits and named after the profile.
   *
   * @param validYears 1 or 2
   */
  ProfileDraft generateCertificate(String draftId, int validYears) throws DraftGoneException;

  /** Forgets the candidate; the stored credential, if there is one, counts again. */
  ProfileDraft discardCredential(String draftId) throws DraftGoneException;

  /**
   * Checks the fields and starts a verification of the draft; returns at once with the running
   * verification. It calls the provider, and waits, ends and may come to nothing as {@link
   * ConnectionProfiles#verify} says. While one runs for the draft, that one is answered, even if it
   * is for what was entered before. The stored credential is used only for the organization and
   * client that it was stored for.
   *
   * @throws InvalidFieldsException with every field that is wrong, before anything is called
   */
  Verification verify(String draftId) throws DraftGoneException, InvalidFieldsException;

  /** The last verification of the draft, or null when none was started. */
  Verification verification(String draftId) throws DraftGoneException;

  /**
   * Stores the draft as a profile, with the result of its verification. An entered credential
   * becomes the current one; the one before stays as previous, unless the profile is for another
   * organization or client from now on: then its credentials are destroyed. A draft that was saved
   * already answers the profile as it is now.
   *
   * @param evenIfNotWorking whether a failed or missing verification is accepted
   * @throws NotVerifiedException when what would be stored signs in otherwise than what is stored,
   *     its verification is missing, running, out of date or failed, and {@code evenIfNotWorking}
   *     is false
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
