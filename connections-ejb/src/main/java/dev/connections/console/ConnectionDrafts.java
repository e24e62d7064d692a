package dev.connections.console;

import dev.connections.api.ApplicationType;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The wizard <em>Add connection</em>, which also adds an application to a connection. Every call
 * but the reading ones is for {@code administrator} and {@code operator}, and each sees only their
 * own drafts. What was entered is kept at every step, valid or not; a draft lives for a day, the
 * secret half of an entered credential for an hour.
 */
public interface ConnectionDrafts {

  /** Opens an empty draft for a new connection. */
  ConnectionDraft create() throws TooManyDraftsException;

  /** Opens a draft that adds an application to a connection. */
  ConnectionDraft addApplication(String connectionId)
      throws UnknownConnectionException, TooManyDraftsException;

  /**
   * Opens a draft that turns a profile that stands alone into a connection.
   *
   * @throws ProfileInUseException when an application uses it already
   */
  ConnectionDraft fromProfile(String profileId)
      throws UnknownProfileException, ProfileInUseException, TooManyDraftsException;

  /** The caller's own open drafts, newest first. */
  List<ConnectionDraft> open();

  /** The draft as it is now; calls no provider. */
  ConnectionDraft get(String draftId) throws DraftGoneException;

  /** The workloads that can be chosen; those without custom apps have a false. */
  List<WorkloadChoice> workloads();

  /** Keeps what was typed, valid or not; no call. */
  ConnectionDraft update(String draftId, Basics basics) throws DraftGoneException;

  /**
   * Checks name and organization and finds the organization: calls the provider, at most 15
   * seconds. Goes on to the capabilities.
   *
   * @throws InvalidFieldsException with every field that is wrong; {@code organization} also for
   *     what the provider said, its code then the name of a {@link dev.connections.api.FindingCode}
   * @throws OrganizationTakenException when it has a connection already
   */
  ConnectionDraft findOrganization(String draftId)
      throws DraftGoneException, InvalidFieldsException, OrganizationTakenException;

  /** Chooses the capabilities; the mandatory ones are added. */
  ConnectionDraft choose(String draftId, Collection<String> capabilities) throws DraftGoneException;

  /** Remembers that the person went to a step; back or on, as far as what is entered allows. */
  ConnectionDraft goTo(String draftId, WizardStep step) throws DraftGoneException;

  /** Stand-alone profiles of the draft's organization, which its application may use. */
  List<ProfileRow> usableProfiles(String draftId) throws DraftGoneException;

  /**
   * Keeps the app's details.
   *
   * @param profileId an existing profile to use, or null for a new one
   */
  ConnectionDraft describe(
      String draftId, String applicationName, String clientId, String profileId)
      throws DraftGoneException;

  /** As {@link ProfileDrafts#enterKey}. */
  ConnectionDraft enterKey(String draftId, byte[] text, char[] passPhrase, String keyId)
      throws DraftGoneException, KeyRefusedException;

  /**
   * Keeps a client secret as the candidate.
   *
   * @param value wiped before this returns
   * @param endsAt when the provider says that it ends; null when the person does not know
   */
  ConnectionDraft enterSecret(String draftId, char[] value, Instant endsAt)
      throws DraftGoneException, KeyRefusedException;

  /**
   * Keeps a certificate with its private key as the candidate.
   *
   * @param certificate PEM or DER, or PKCS#12 with the key; wiped before this returns
   * @param key PEM; empty when the first holds it; wiped likewise
   * @param passPhrase of the key or of PKCS#12, or null; wiped likewise
   */
  ConnectionDraft enterCertificate(
      String draftId, byte[] certificate, byte[] key, char[] passPhrase)
      throws DraftGoneException, KeyRefusedException;

  /** Makes a key pair as the candidate; its private half never leaves the service. */
  ConnectionDraft generateKey(String draftId, KeyAlgorithm algorithm) throws DraftGoneException;

  /** Makes a key pair with a self-signed certificate as the candidate. */
  ConnectionDraft generateCertificate(String draftId, int validYears) throws DraftGoneException;

  /** Forgets the candidate. */
  ConnectionDraft discardCredential(String draftId) throws DraftGoneException;

  /**
   * The provider's page where an administrator consents, with a new single-use {@code state}.
   *
   * @throws InvalidFieldsException while the organization or the App ID is missing
   */
  URI consentPage(String draftId) throws DraftGoneException, InvalidFieldsException;

  /** Starts a verification, as {@link ProfileDrafts#verify}; returns at once. */
  ConnectionDraft verify(String draftId) throws DraftGoneException, InvalidFieldsException;

  /**
   * Makes the connection, its application and profile in one transaction, or none of them. A draft
   * that was finished already answers what it became.
   *
   * @param evenIfNotWorking whether a failed or missing verification is accepted
   */
  ConnectionDetails finish(String draftId, boolean evenIfNotWorking)
      throws DraftGoneException,
          InvalidFieldsException,
          NotVerifiedException,
          OrganizationTakenException;

  /** Forgets the draft and destroys its credential. A draft that is gone already is no error. */
  void discard(String draftId);

  /** What the first step asks for; null is kept as empty. */
  record Basics(String name, Workload workload, ApplicationType type, String organization) {}

  /**
   * @param custom whether customers may register their own application for it
   */
  record WorkloadChoice(Workload workload, boolean custom) {}
}
