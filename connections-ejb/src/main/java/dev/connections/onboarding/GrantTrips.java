package dev.connections.onboarding;

import dev.connections.audit.Actor;
import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.grant.GrantTrip;
import dev.connections.platform.Transactions;
import dev.connections.profile.WizardProfiles;
import dev.connections.provider.ConsentPages;
import dev.connections.provider.ProviderAdapters;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.signin.SignInTrips;
import dev.connections.signin.TripBegun;
import dev.connections.signin.TripClaim;
import dev.connections.signin.TripSubject;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Begins and ends trips for their owner, who need not be the one who travels. Without a
 * transaction, since providers are waited for. Below the boundary: no roles.
 */
@ApplicationScoped
class GrantTrips {
  private static final Logger LOG = Logger.getLogger(GrantTrips.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(15);

  @Inject private Transactions transactions;
  @Inject private SignInTrips trips;
  @Inject private GrantRedeeming redeeming;
  @Inject private WizardDraftRows drafts;
  @Inject private WizardCalls calls;
  @Inject private WizardProfiles profiles;
  @Inject private ProviderAdapters adapters;
  @EJB private AuditTrail trail;

  /**
   * @param detail for the audit trail
   * @return the provider's page to go to
   */
  URI begin(GrantSubject subject, Actor owner, URI redirectUri, String browser, String detail)
      throws InvalidFieldsException {
    TripBegun begun =
        transactions.call(() -> trips.begin(subject.trip(), owner, redirectUri, browser));
    trail.alone(Act.GRANT_ASKED, about(subject.trip()), AuditResult.DONE, detail);
    try {
      return subject
          .flow()
          .begin(
              subject.request(
                  redirectUri, begun.state(), begun.nonce(), begun.codeVerifier(), false),
              LIMIT);
    } catch (ProviderRefusal refusal) {
      throw new InvalidFieldsException(
          List.of(
              WizardRules.problem(
                  "signIn",
                  refusal.finding().name(),
                  refusal.subject().orElse(""),
                  refusal.words())));
    }
  }

  /** Redeems what was claimed; a claim of nothing says how the trip ended. */
  GrantTrip end(TripClaim claim, Actor owner) throws DraftGoneException {
    if (!claim.isCallers()) {
      return claim.trip();
    }
    redeeming.redeem(claim, owner);
    GrantTrip ended =
        transactions.call(() -> trips.ended(claim)).orElseThrow(DraftGoneException::new);
    boolean granted = ended.end() == GrantEnd.GRANTED || ended.end() == GrantEnd.OTHER_ACCOUNT;
    boolean came = granted || ended.end() == GrantEnd.ORGANIZATION_TO_CHOOSE;
    trail.alone(
        Act.GRANT_ANSWERED,
        about(claim.subject()),
        came ? AuditResult.DONE : AuditResult.FAILED,
        ended.end().name());
    if (granted) {
      verify(claim.subject(), owner);
    }
    return ended;
  }

  /** A person says which organization is meant; starts the verification. */
  GrantTrip choose(String draftId, String organizationId, Actor owner) throws DraftGoneException {
    GrantTrip chosen = redeeming.choose(draftId, organizationId, owner);
    if (chosen.end() == GrantEnd.GRANTED) {
      verify(new TripSubject(draftId, null), owner);
    }
    return chosen;
  }

  private static Subject about(TripSubject trip) {
    return trip.applicationId() == null
        ? Subject.of("connection-draft", trip.draftId(), "")
        : Subject.of("application", trip.applicationId(), "");
  }

  /** What is missing is told by the page, which verifies again at its last step. */
  private void verify(TripSubject trip, Actor owner) throws DraftGoneException {
    try {
      if (trip.applicationId() != null) {
        profiles.verify(trip.draftId(), owner);
      } else if (!consentFollows(trip.draftId(), owner)) {
        profiles.verify(calls.toVerify(trip.draftId(), owner), owner);
      }
    } catch (InvalidFieldsException notYet) {
      LOG.log(Level.FINE, "No verification after a sign-in: {0}", notYet.getMessage());
    }
  }

  private boolean consentFollows(String draftId, Actor owner) throws DraftGoneException {
    return transactions.call(
        () ->
            adapters
                .find(drafts.get(draftId, owner).basics().workload(), ConsentPages.class)
                .isPresent());
  }
}
