package dev.connections.signin;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.connections.audit.Actor;
import dev.connections.audit.ActorRemoved;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.grant.GrantTrip;
import dev.connections.console.grant.Grants.Answer;
import dev.connections.platform.RandomTokens;
import dev.connections.secret.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The trips on their way. Each method is in the caller's transaction, or is one. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
public class SignInTrips {
  private static final int SECRET_BYTES = 32;

  /** RFC 6749 sets no limit; what is longer is no code of a provider. */
  private static final int LONGEST_CODE = 8000;

  private static final int LONGEST_ISSUER = 1000;

  @PersistenceContext private EntityManager entities;
  @Inject private SecretBox box;
  @Inject private Clock clock;

  /**
   * Begins one; an earlier one for the same draft counts no more.
   *
   * @param browser what the browser keeps
   */
  public TripBegun begin(TripSubject subject, Actor owner, URI redirectUri, String browser) {
    forget(subject.draftId());
    String state = new State(SECRET_BYTES).getValue();
    String nonce = new Nonce(SECRET_BYTES).getValue();
    String verifier = new CodeVerifier().getValue();
    entities.persist(
        new SignInTrip(
            RandomTokens.hash(state),
            RandomTokens.hash(browser),
            owner,
            subject,
            redirectUri,
            new SignInTrip.Secrets(nonce, verifier, ""),
            box,
            clock.instant()));
    return new TripBegun(state, nonce, verifier);
  }

  /** One that could not begin after all, or whose draft is gone. */
  public void forget(String draftId) {
    entities
        .createQuery("delete from SignInTrip t where t.draftId = :draft")
        .setParameter("draft", draftId)
        .executeUpdate();
  }

  /**
   * Keeps what came back. An answer to no trip, to one of another browser, or to one that got an
   * answer before changes nothing.
   *
   * @param errors what an error with its description means
   * @return what the trip was for; empty when it belongs to none
   */
  public Optional<TripSubject> arrive(
      Answer answer, String browser, BiFunction<TripSubject, Answer, GrantEnd> errors) {
    if (answer.state() == null || browser == null) {
      return Optional.empty();
    }
    SignInTrip trip =
        entities.find(
            SignInTrip.class, RandomTokens.hash(answer.state()), LockModeType.PESSIMISTIC_WRITE);
    if (trip == null || !trip.expects(RandomTokens.hash(browser), clock.instant())) {
      return Optional.empty();
    }
    if (answer.error() != null || !isUsable(answer)) {
      GrantEnd end =
          answer.error() == null ? GrantEnd.UNKNOWN : errors.apply(trip.subject(), answer);
      trip.arrive(end, code(answer), clock.instant());
    } else {
      trip.arrive(answer.code(), answer.issuer(), box, clock.instant());
    }
    return Optional.of(trip.subject());
  }

  private static boolean isUsable(Answer answer) {
    boolean issuer = answer.issuer() == null || answer.issuer().length() <= LONGEST_ISSUER;
    return issuer
        && answer.code() != null
        && answer.code().length() <= LONGEST_CODE
        && answer.code().chars().allMatch(c -> c >= 0x20 && c < 0x7f);
  }

  /** For people to search for; never the provider's free text (RFC 6749, section 4.1.2.1). */
  private static String code(Answer answer) {
    return answer.error() != null && answer.error().matches("[A-Za-z0-9_.-]{1,60}")
        ? answer.error()
        : "";
  }

  /**
   * The last one of a draft; empty when there is none, or it is another person's, or somebody else
   * is away on it by a link.
   */
  public Optional<GrantTrip> last(String draftId, Actor caller) {
    return newest(draftId)
        .filter(trip -> trip.belongsTo(caller) && !trip.isAnothersYet(clock.instant()))
        .map(trip -> trip.toView(clock.instant()));
  }

  /**
   * The draft of the trip of a person for an application from which something came back last, else
   * of the one that began last; empty when there is none. What others did by a link counts once it
   * gave something.
   */
  public Optional<String> draftOf(String applicationId, Actor caller) {
    return entities
        .createQuery(
            "select t from SignInTrip t where t.applicationId = :application"
                + " and t.ownerId = :owner and (t.shareId is null or t.outcome in :given)",
            SignInTrip.class)
        .setParameter("application", applicationId)
        .setParameter("owner", caller.id())
        .setParameter("given", List.of(GrantEnd.GRANTED, GrantEnd.OTHER_ACCOUNT))
        .getResultStream()
        .max(SignInTrip.LATEST)
        .map(trip -> trip.subject().draftId());
  }

  /** The other account is the right one; answers the trip. */
  public Optional<GrantTrip> confirm(String draftId, Actor caller) {
    Optional<SignInTrip> trip = newest(draftId).filter(there -> there.belongsTo(caller));
    trip.ifPresent(SignInTrip::confirm);
    return trip.map(there -> there.toView(clock.instant()));
  }

  /** Which organization was meant is said by now; answers the trip. */
  public Optional<GrantTrip> choose(
      String draftId, Actor caller, GrantEnd how, List<String> details) {
    Optional<SignInTrip> trip = newest(draftId).filter(there -> there.belongsTo(caller));
    trip.ifPresent(there -> there.choose(how, details));
    return trip.map(there -> there.toView(clock.instant()));
  }

  /**
   * The last one that began by a link in this browser; empty when another browser's came after it.
   *
   * @param browser what the browser keeps; null when it keeps nothing
   */
  public Optional<GrantTrip> lastOfShare(String shareId, String browser) {
    return newestOfShare(shareId, browser).map(trip -> trip.toView(clock.instant()));
  }

  /** Takes the code out, for one caller; empty when the draft has no trip of this person. */
  public Optional<TripClaim> claim(String draftId, Actor caller) {
    return newest(draftId)
        .flatMap(this::locked)
        .filter(trip -> trip.belongsTo(caller) && !trip.isAnothersYet(clock.instant()))
        .map(this::claimed);
  }

  /** Likewise, for the browser in which it began by a link. */
  public Optional<TripClaim> claimOfShare(String shareId, String browser) {
    return newestOfShare(shareId, browser).flatMap(this::locked).map(this::claimed);
  }

  /** As it is now; empty when another trip took its place meanwhile. */
  private Optional<SignInTrip> locked(SignInTrip found) {
    entities.detach(found);
    return Optional.ofNullable(
        entities.find(SignInTrip.class, found.id(), LockModeType.PESSIMISTIC_WRITE));
  }

  private Optional<SignInTrip> newestOfShare(String shareId, String browser) {
    if (browser == null) {
      return Optional.empty();
    }
    return entities
        .createQuery(
            "select t from SignInTrip t where t.shareId = :share order by t.beganAt desc",
            SignInTrip.class)
        .setParameter("share", shareId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .filter(trip -> trip.isOf(RandomTokens.hash(browser)));
  }

  /** How the trip of a claim ended; empty when it is gone meanwhile. */
  public Optional<GrantTrip> ended(TripClaim claim) {
    return Optional.ofNullable(entities.find(SignInTrip.class, claim.id()))
        .map(trip -> trip.toView(clock.instant()));
  }

  private TripClaim claimed(SignInTrip found) {
    boolean redeem = found.isOpen(clock.instant()) && found.canBeRedeemed(box);
    SignInTrip.Secrets secrets =
        redeem ? found.take(box, clock.instant()) : new SignInTrip.Secrets("", "", "");
    return new TripClaim(
        found.toView(clock.instant()),
        redeem ? found.id() : null,
        found.subject(),
        found.redirectUri(),
        secrets.nonce(),
        secrets.codeVerifier(),
        secrets.code(),
        found.issuer(),
        found.browser());
  }

  /** Says how the trip of a claim ended; one that is gone meanwhile is no error. */
  public void end(TripClaim claim, GrantEnd how, List<String> details) {
    SignInTrip trip = entities.find(SignInTrip.class, claim.id(), LockModeType.PESSIMISTIC_WRITE);
    if (trip != null) {
      trip.end(how, details);
    }
  }

  private Optional<SignInTrip> newest(String draftId) {
    return entities
        .createQuery(
            "select t from SignInTrip t where t.draftId = :draft order by t.beganAt desc",
            SignInTrip.class)
        .setParameter("draft", draftId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  void removeAll(@Observes ActorRemoved gone) {
    entities
        .createQuery("delete from SignInTrip t where t.ownerId = :owner")
        .setParameter("owner", gone.actor().id())
        .executeUpdate();
  }

  /** How a trip ended is told for a day, as long as a draft of the wizard lives. */
  public void removeExpired() {
    entities
        .createQuery("delete from SignInTrip t where t.beganAt <= :end")
        .setParameter("end", clock.instant().minus(Duration.ofDays(1)))
        .executeUpdate();
  }
}
