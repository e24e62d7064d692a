package dev.connections.onboarding;

import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.activity.Act;
import dev.connections.console.consent.AdminConsents.Return;
import dev.connections.console.consent.ConsentRefusedException;
import dev.connections.console.grant.LinkGoneException;
import dev.connections.console.grant.SharedGrants;
import dev.connections.platform.InTransaction;
import dev.connections.platform.RandomTokens;
import dev.connections.platform.Transactions;
import dev.connections.signin.SignInTrips;
import dev.connections.signin.TripClaim;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Links for others, and what they do with them. */
@Stateless
@Local(SharedGrants.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SharedGrantsBean implements SharedGrants {
  private static final int MOST_OPEN = 10;

  @Inject private CurrentCaller callers;
  @Inject private Transactions transactions;
  @Inject private SharedGrantRows links;
  @Inject private SharedGrantEnds ends;
  @Inject private SharedTasks tasks;
  @Inject private SharedLooks looks;
  @Inject private SignInTrips trips;
  @Inject private GrantTrips away;
  @Inject private ConsentRequests consents;
  @Inject private ConsentReturns returns;
  @EJB private AuditTrail trail;
  @Inject private Clock clock;

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public Made make(Task task, Life life)
      throws DraftGoneException, UnknownApplicationException, InvalidFieldsException {
    Instant now = clock.instant();
    tasks.leave(task, now.plus(life.duration()));
    if (links.of(task).stream().filter(link -> link.isOpen(now)).count() >= MOST_OPEN) {
      throw new InvalidFieldsException(
          List.of(WizardRules.problem("link", "TOO_MANY", Integer.toString(MOST_OPEN))));
    }
    String secret = RandomTokens.newToken();
    SharedGrant link = new SharedGrant(task, callers.actor(), secret, life, now);
    links.add(link);
    trail.done(Act.GRANT_LINK_MADE, link.asSubject(), task.kind() + " until " + link.expiresAt());
    return new Made(link.toView(now), secret);
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public List<Link> of(Task task) {
    Instant now = clock.instant();
    return links.of(task).stream()
        .filter(this::isShownToCaller)
        .map(link -> link.toView(now))
        .toList();
  }

  /** A draft is its owner's alone, an application everybody's who may know of it. */
  private boolean isShownToCaller(SharedGrant link) {
    if (link.task().kind().isOfDraft()) {
      return link.owner().id().equals(callers.actor().id());
    }
    try {
      return tasks.reached(link.task().id()) != null;
    } catch (UnknownApplicationException outOfReach) {
      return false;
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public void revoke(String linkId) {
    links
        .lock(linkId)
        .filter(link -> link.isOpen(clock.instant()) && isShownToCaller(link))
        .ifPresent(ends::revoke);
  }

  @Override
  @PermitAll
  @InTransaction
  public Look look(String secret, String browser) throws LinkGoneException {
    return looks.of(usable(secret, browser), browser);
  }

  /** One that is open, or was used in this browser. */
  private SharedGrant usable(String secret, String browser) throws LinkGoneException {
    return links
        .find(secret)
        .filter(link -> link.isOpen(clock.instant()) || isUsedIn(browser, link))
        .orElseThrow(LinkGoneException::new);
  }

  private static boolean isUsedIn(String browser, SharedGrant link) {
    return browser != null && link.isUsedBy(RandomTokens.hash(browser));
  }

  @Override
  @PermitAll
  public URI begin(String secret, URI signInBack, URI consentBack, String browser)
      throws LinkGoneException, InvalidFieldsException {
    SharedGrant link = transactions.call(() -> tried(secret));
    if (!link.task().kind().isSignIn()) {
      return tasks.consentPage(link, consentBack, browser);
    }
    GrantSubject subject = tasks.subject(link);
    return away.begin(subject, link.owner(), signInBack, browser, SharedGrantEnds.told(link));
  }

  private SharedGrant tried(String secret) throws LinkGoneException {
    String id = links.find(secret).map(SharedGrant::id).orElseThrow(LinkGoneException::new);
    return links
        .lock(id)
        .filter(link -> link.isOpen(clock.instant()) && link.tryOnce())
        .orElseThrow(LinkGoneException::new);
  }

  @Override
  @PermitAll
  public Look finish(String secret, String browser) throws LinkGoneException {
    SharedGrant link =
        transactions
            .call(() -> links.find(secret))
            .filter(there -> there.isAwaited(clock.instant()) || isUsedIn(browser, there))
            .orElseThrow(LinkGoneException::new);
    Optional<TripClaim> claim = transactions.call(() -> trips.claimOfShare(link.id(), browser));
    if (claim.isPresent()) {
      end(claim.get(), link.owner());
    }
    return transactions.call(() -> looks.of(usable(secret, browser), browser));
  }

  private void end(TripClaim claim, Actor owner) throws LinkGoneException {
    try {
      away.end(claim, owner);
    } catch (DraftGoneException goneMeanwhile) {
      throw new LinkGoneException();
    }
  }

  @Override
  @PermitAll
  public Optional<Consent> consentAnswered(
      String state, String error, String errorDescription, String browser) {
    if (!transactions.call(() -> consents.isOfLink(state))) {
      return Optional.empty();
    }
    try {
      ConsentRequest request = transactions.call(() -> answered(state, browser, error == null));
      Return back = returns.take(request, error, errorDescription);
      return Optional.of(new Consent(request.shareId(), back.consented(), back.code()));
    } catch (ConsentRefusedException refused) {
      return Optional.of(new Consent(null, false, ""));
    }
  }

  private ConsentRequest answered(String state, String browser, boolean consented)
      throws ConsentRefusedException {
    ConsentRequest request = consents.useIn(browser, state);
    SharedGrant link =
        links
            .lock(request.shareId())
            .filter(there -> there.isAwaited(clock.instant()))
            .orElseThrow(ConsentRefusedException::new);
    if (consented) {
      ends.use(link, RandomTokens.hash(browser));
    }
    return request;
  }
}
