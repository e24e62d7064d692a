package dev.connections.console.onboarding;

import dev.connections.api.ApplicationType;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.profiles.DomainRefusal;
import dev.connections.console.profiles.ProfileDrafts;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.profiles.ProfileRow;
import dev.connections.console.verification.NotVerifiedException;
import java.net.URI;
import java.util.Collection;
import java.util.List;

/**
 * The wizard <em>Add connection</em>, which also adds an application to a connection. Every call
 * but the reading ones is for {@code administrator} and {@code operator}, and each sees only their
 * own drafts. What was entered is kept at every step, valid or not; a draft lives for a day after
 * its last change.
 *
 * <p>How the application signs in is entered into a profile draft that belongs to the wizard, so
 * credentials are entered, looked at and verified with {@link ProfileDrafts} by the id of {@link
 * ConnectionDraft#profile}. That one lives for an hour; a credential is entered again after it.
 */
public interface ConnectionDrafts {

  /** Opens a draft for a new connection, or answers one of the caller's that is still empty. */
  ConnectionDraft create() throws TooManyDraftsException;

  /** Opens a draft that adds an application to a connection, or answers one that is empty. */
  ConnectionDraft addApplication(String connectionId)
      throws UnknownConnectionException, TooManyDraftsException;

  /**
   * Opens a draft that turns a profile that stands alone into a connection, or answers the open one
   * for it.
   *
   * @throws ProfileInUseException when an application uses it already
   */
  ConnectionDraft fromProfile(String profileId)
      throws UnknownProfileException, ProfileInUseException, TooManyDraftsException;

  /** The caller's own open drafts in which anything was entered, newest first. */
  List<ConnectionDraft> open();

  /**
   * The draft as it is now; calls no provider. One that was finished says what it became until its
   * day is over.
   */
  ConnectionDraft get(String draftId) throws DraftGoneException;

  /** The workloads that can be chosen; those without custom apps have a false. */
  List<WorkloadChoice> workloads();

  /** Keeps what was typed, valid or not; no call. */
  ConnectionDraft update(String draftId, Basics basics) throws DraftGoneException;

  /**
   * Checks name and organization and finds the organization: calls the provider, at most 15
   * seconds. Goes on to the capabilities.
   *
   * @throws InvalidFieldsException with every field that is wrong: {@code name}, {@code workload},
   *     {@code type} and {@code organization}; the last one's code is a {@link DomainRefusal} or,
   *     for what the provider said, the name of a {@link dev.connections.api.FindingCode}
   * @throws OrganizationTakenException when it has a connection already
   */
  ConnectionDraft findOrganization(String draftId)
      throws DraftGoneException, InvalidFieldsException, OrganizationTakenException;

  /** Chooses the capabilities; the mandatory ones are added, unknown ones left out. */
  ConnectionDraft choose(String draftId, Collection<String> capabilities) throws DraftGoneException;

  /**
   * Goes to a step, and makes ready what is entered there. Going back is never refused.
   *
   * @throws InvalidFieldsException with what is missing or wrong in the steps before it: fields of
   *     {@link #findOrganization}, {@code capabilities}, {@code applicationName}, {@code clientId}
   *     and {@code key}
   */
  ConnectionDraft goTo(String draftId, WizardStep step)
      throws DraftGoneException, InvalidFieldsException;

  /**
   * Stand-alone profiles of the draft's organization, which its application may use; at most 50.
   */
  List<ProfileRow> usableProfiles(String draftId) throws DraftGoneException;

  /**
   * Keeps the app's details, valid or not. With an existing profile the App ID is the profile's.
   *
   * @param profileId an existing profile to use, or null for a new one
   */
  ConnectionDraft describe(
      String draftId, String applicationName, String clientId, String profileId)
      throws DraftGoneException;

  /**
   * The provider's page where an administrator consents, with a new single-use {@code state}.
   *
   * @param redirectUri the console's address for the answer, as it is registered at the provider
   * @throws InvalidFieldsException while the organization or the App ID is missing
   */
  URI consentPage(String draftId, URI redirectUri)
      throws DraftGoneException, InvalidFieldsException;

  /**
   * Starts a verification with the needs of the chosen capabilities, as {@link
   * ProfileDrafts#verify}; returns at once.
   */
  ConnectionDraft verify(String draftId) throws DraftGoneException, InvalidFieldsException;

  /**
   * Makes the connection, its application and profile in one transaction, or none of them. A draft
   * that was finished already answers what it became, from however many tabs.
   *
   * @param evenIfNotWorking whether a failed or missing verification is accepted
   * @return the id of the connection
   */
  String finish(String draftId, boolean evenIfNotWorking)
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
   * @param system whether the platform's own application can be granted
   */
  record WorkloadChoice(Workload workload, boolean custom, SystemOffer system) {}

  /** Whether a workload has a system application here. */
  enum SystemOffer {
    /** There is none of this workload. */
    NONE,
    /** The operator has to register one first and to name it in the settings. */
    NOT_SET_UP,
    OFFERED
  }
}
