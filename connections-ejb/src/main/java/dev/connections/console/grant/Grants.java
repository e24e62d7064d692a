package dev.connections.console.grant;

import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.verification.NotVerifiedException;
import java.net.URI;

/**
 * The trips of people to a provider's pages, where they sign in with the service account and grant
 * a system application. A trip belongs to the person who began it and to their browser, can be
 * ended once, and lasts ten minutes.
 *
 * <p>What comes back through the browser is kept and nothing else is done with it ({@link
 * #arrive}); the person, who may have to sign in to the console again first, then ends the trip
 * ({@link #finish}), which asks the provider.
 */
public interface Grants {
  /**
   * Begins a trip for the wizard's draft. Calls the provider, at most 15 seconds.
   *
   * @param redirectUri the console's address for the answer, as it is registered at the provider
   * @param browser a secret that this browser keeps, and shows when it comes back
   * @return the provider's page to go to
   * @throws InvalidFieldsException with what is missing or wrong before the step of signing in, and
   *     with {@code signIn} when the provider could not be asked
   */
  URI begin(String draftId, URI redirectUri, String browser)
      throws DraftGoneException, InvalidFieldsException;

  /**
   * Begins a trip that gives an application another grant. What it has now works until the new one
   * was tried. Calls the provider, at most 15 seconds.
   */
  URI reauthenticate(String applicationId, URI redirectUri, String browser)
      throws UnknownApplicationException, InvalidFieldsException;

  /**
   * Keeps what the provider's page sent back, for everybody: the person's session may have ended
   * meanwhile. No call.
   *
   * @param answer as it came
   * @param browser that this browser shows; null when it shows none
   * @return where the person goes on
   */
  Arrival arrive(Answer answer, String browser);

  /**
   * Ends the trip of a draft or an application: redeems the code, compares the organization, keeps
   * the grant as candidate of the draft and starts its verification. Calls the provider, at most 40
   * seconds. A trip that was ended before answers how.
   *
   * @throws DraftGoneException when the draft is gone, or has no trip
   */
  GrantTrip finish(String draftId) throws DraftGoneException;

  /**
   * Uses the account of a trip that ended with {@link GrantEnd#OTHER_ACCOUNT}. Another end stays as
   * it is. No call.
   *
   * @return the trip, {@link GrantEnd#GRANTED} by now
   * @throws DraftGoneException when the draft is gone, or has no trip
   */
  GrantTrip confirm(String draftId) throws DraftGoneException;

  /**
   * Says which organization is meant of those that the account reaches, after {@link
   * GrantEnd#ORGANIZATION_TO_CHOOSE}. Another end stays as it is, and so does this one for an
   * organization that is not among them. No call; starts a verification.
   *
   * @return the trip, {@link GrantEnd#GRANTED} or {@link GrantEnd#ORGANIZATION_TAKEN} by now
   * @throws DraftGoneException when the draft is gone, or has no trip
   */
  GrantTrip choose(String draftId, String organizationId) throws DraftGoneException;

  /**
   * How far the caller is with giving an application another grant. No call.
   *
   * @throws UnknownApplicationException when it is gone, or is no system application
   */
  Renewal renewal(String applicationId) throws UnknownApplicationException;

  /**
   * The last trip of a draft; null when it has none. No call.
   *
   * @param draftId of the wizard, or of the profile that is reauthenticated
   */
  GrantTrip last(String draftId);

  /**
   * Makes the grant that an application was given last its current one. What it had is given back
   * at the provider once the new one works, unless that would end the new one, too: the same
   * account granted it.
   *
   * @param draftId of the profile that is reauthenticated
   * @param evenIfNotWorking whether a failed or missing verification is accepted
   */
  void take(String draftId, boolean evenIfNotWorking)
      throws DraftGoneException,
          InvalidFieldsException,
          NotVerifiedException,
          ChangedMeanwhileException;

  /** Gives up the new grant of an application; one that is gone is no error. */
  void discard(String draftId);

  /**
   * The parameters of an authorization response (RFC 6749, section 4.1.2; RFC 9207), each null when
   * it was not there.
   */
  record Answer(String state, String code, String issuer, String error, String errorDescription) {
    /** Without what could be used. */
    @Override
    public String toString() {
      return "answer" + (error == null ? "" : " " + error);
    }
  }

  /**
   * @param draftId of the wizard that goes on, or of the profile that is reauthenticated; null when
   *     the answer belongs to none
   * @param applicationId that is reauthenticated; null when none is
   * @param shareId the link by which somebody else went, on whose page they go on; then the other
   *     two are null
   */
  record Arrival(String draftId, String applicationId, String shareId) {
    public Arrival(String draftId, String applicationId) {
      this(draftId, applicationId, null);
    }
  }

  /**
   * Another grant for an application.
   *
   * @param connectionId of the application
   * @param draft of the profile with which the application signs in: {@link #take} takes its grant
   *     into use, {@link #discard} gives it up. Null before the person was first sent to sign in,
   *     and after an hour
   * @param trip the last one; null when there was none
   */
  record Renewal(String connectionId, ProfileDraft draft, GrantTrip trip) {}
}
