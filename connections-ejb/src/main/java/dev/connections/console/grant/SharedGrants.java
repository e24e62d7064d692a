package dev.connections.console.grant;

import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Links with which somebody who has the rights in an organization, and no account here, signs in
 * there or consents in place of the one who sent the link. A link is for one such act, counts once,
 * and shows nothing but what that act is.
 *
 * <p>Making, listing and revoking are for people who are signed in; the rest is for whoever has the
 * link. What comes of it belongs to its sender, as if they had gone themselves. A trip by a link
 * ends in the browser in which it began.
 */
public interface SharedGrants {
  /**
   * Makes a link. The draft that it is for lives at least as long. No call.
   *
   * @throws DraftGoneException when the draft is not one of the caller's
   * @throws InvalidFieldsException with what has to be entered first; with {@code consent} where
   *     the provider has no page for it; with {@code link} when too many are open
   */
  Made make(Task task, Life life)
      throws DraftGoneException, UnknownApplicationException, InvalidFieldsException;

  /**
   * The links for it, newest first, those included that ended within a day: of a draft the caller's
   * own, of an application everybody's. No call.
   */
  List<Link> of(Task task);

  /** Ends a link at once. One that is used or gone, or another person's draft's, stays as it is. */
  void revoke(String linkId);

  /**
   * What a link asks for. No call.
   *
   * @param secret that the link holds
   * @param browser a secret of the browser; null when it keeps none. Who used a link sees it in
   *     that browser still
   */
  Look look(String secret, String browser) throws LinkGoneException;

  /**
   * Begins a trip to the provider. Calls the provider, at most 15 seconds.
   *
   * @param signInBack the console's address for the answer to a sign-in
   * @param consentBack the one for the answer to a consent
   * @param browser a secret that this browser keeps, and shows when it comes back
   * @return the provider's page to go to
   * @throws InvalidFieldsException with {@code signIn} when the provider could not be asked, else
   *     with what the sender has to correct
   */
  URI begin(String secret, URI signInBack, URI consentBack, String browser)
      throws LinkGoneException, InvalidFieldsException;

  /**
   * Ends the trip that came back in this browser, if one did, as {@link Grants#finish} does for the
   * sender. Calls the provider then, at most 40 seconds.
   */
  Look finish(String secret, String browser) throws LinkGoneException;

  /**
   * Ends a consent that began by a link, and starts a verification for the sender. No call.
   *
   * @param state as it came
   * @param error the parameter {@code error}; null when there was none
   * @param errorDescription for people; null when there was none
   * @param browser that this browser shows; null when it shows none
   * @return empty when the state is not one of a link
   */
  Optional<Consent> consentAnswered(
      String state, String error, String errorDescription, String browser);

  /** What somebody else is asked to do. */
  enum Kind {
    /** To sign in for a draft of the wizard. */
    SIGN_IN,
    /** To consent for a draft of the wizard. */
    CONSENT,
    /** To sign in again for an application. */
    REAUTHENTICATION,
    /** To consent to an application. */
    APPLICATION_CONSENT;

    /** Whether it is for a draft of the wizard, otherwise for an application. */
    public boolean isOfDraft() {
      return this == SIGN_IN || this == CONSENT;
    }

    /** Whether a person signs in with a service account, otherwise consents. */
    public boolean isSignIn() {
      return this == SIGN_IN || this == REAUTHENTICATION;
    }
  }

  /**
   * @param id of the draft of the wizard, or of the application
   */
  record Task(Kind kind, String id) {}

  /** How long a link may be used. */
  enum Life {
    HALF_AN_HOUR(Duration.ofMinutes(30)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7));

    private final Duration duration;

    Life(Duration duration) {
      this.duration = duration;
    }

    public Duration duration() {
      return duration;
    }
  }

  /** How a link stands. */
  enum State {
    OPEN,
    USED,
    REVOKED,
    EXPIRED
  }

  /**
   * @param sender the name of who made it
   * @param endedAt when it was used, revoked or expired; null while it is open
   */
  record Link(
      String id, String sender, State state, Instant madeAt, Instant expiresAt, Instant endedAt) {}

  /**
   * A new link.
   *
   * @param secret goes into its address, shown once: only a hash of it is kept
   */
  record Made(Link link, String secret) {
    /** Leaves the secret out. */
    @Override
    public String toString() {
      return "made " + link;
    }
  }

  /**
   * What a link asks for.
   *
   * @param id of the link; no secret
   * @param workload what people call it
   * @param organizationWord what an organization of the workload is called within a sentence
   * @param organization its name or domain; empty while nobody said which one it is
   * @param connection the name of the connection
   * @param capabilities what the application is to do
   * @param permissions what the provider will ask to grant
   * @param account what the account has to be that signs in, a sentence each
   * @param trip the last one from this browser; null when there was none, as with a consent
   * @param used whether it was used, in this browser
   */
  record Look(
      String id,
      Kind kind,
      String sender,
      String workload,
      String organizationWord,
      String organization,
      String connection,
      List<Told> capabilities,
      List<Told> permissions,
      List<String> account,
      Instant expiresAt,
      GrantTrip trip,
      boolean used) {
    public Look {
      capabilities = List.copyOf(capabilities);
      permissions = List.copyOf(permissions);
      account = List.copyOf(account);
    }
  }

  /** Something with what it is for, in plain words. */
  record Told(String name, String purpose) {}

  /**
   * How a consent by a link ended.
   *
   * @param linkId null when it began in another browser, or the link does not count any more
   * @param consented whether the provider reported no error
   * @param code the provider's error code; empty when there was none
   */
  record Consent(String linkId, boolean consented, String code) {}
}
