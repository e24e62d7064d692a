package dev.connections.onboarding;

import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.audit.Actor;
import dev.connections.connection.NewConnections;
import dev.connections.console.DraftGoneException;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.grant.GrantTrip;
import dev.connections.console.onboarding.OrganizationTakenException;
import dev.connections.platform.Transactions;
import dev.connections.profile.ProfileGrants;
import dev.connections.provider.ConsentPages;
import dev.connections.provider.GrantedSignIn;
import dev.connections.provider.Organization;
import dev.connections.provider.ProviderAdapters;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.signin.SignInTrips;
import dev.connections.signin.TripClaim;
import dev.connections.signin.TripSubject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Redeems what people came back with. Without a transaction, since the provider is waited for: what
 * came of it is kept in one that follows, and what cannot be kept is given back.
 */
@ApplicationScoped
class GrantRedeeming {
  private static final Logger LOG = Logger.getLogger(GrantRedeeming.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final Duration GIVING_BACK = Duration.ofSeconds(10);

  @Inject private Transactions transactions;
  @Inject private SignInTrips trips;
  @Inject private GrantSubjects subjects;
  @Inject private GrantKeeping keeping;
  @Inject private ProfileGrants grants;
  @Inject private WizardDraftRows drafts;
  @Inject private NewConnections connections;
  @Inject private ProviderAdapters adapters;

  /** How it ended. */
  record Ended(GrantEnd end, List<String> details) {
    static Ended of(GrantEnd end, String... details) {
      return new Ended(end, List.of(details));
    }

    /** Whether what was granted is of use. */
    boolean isOfUse() {
      return end == GrantEnd.GRANTED
          || end == GrantEnd.OTHER_ACCOUNT
          || end == GrantEnd.ORGANIZATION_TO_CHOOSE;
    }
  }

  void redeem(TripClaim claim, Actor owner) throws DraftGoneException {
    Optional<GrantSubject> known = transactions.call(() -> subjects.of(claim.subject(), owner));
    if (known.isEmpty()) {
      end(claim, Ended.of(GrantEnd.APPLICATION_REFUSED));
      return;
    }
    GrantSubject subject = known.get();
    boolean first = !transactions.call(() -> grants.areHeld(subject.registration().workload()));
    try {
      GrantedSignIn granted =
          subject
              .flow()
              .finish(
                  subject.request(
                      claim.redirectUri(), "", claim.nonce(), claim.codeVerifier(), first),
                  claim.code(),
                  claim.issuer(),
                  LIMIT);
      keep(claim, subject, granted, owner);
    } catch (ProviderRefusal refusal) {
      end(claim, ended(refusal));
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "A sign-in could not be finished", failed);
      end(claim, Ended.of(GrantEnd.PROVIDER_FAILED));
    }
  }

  private void keep(TripClaim claim, GrantSubject subject, GrantedSignIn granted, Actor owner)
      throws DraftGoneException {
    boolean kept = false;
    try {
      Ended ended = refused(subject, granted, owner);
      if (ended == null) {
        ended = transactions.call(() -> keeping.keep(claim, subject, granted, owner));
      } else {
        end(claim, ended);
      }
      kept = ended.isOfUse();
    } finally {
      if (!kept) {
        giveBack(subject, granted);
      }
    }
  }

  /** Null when nothing speaks against it. */
  private Ended refused(GrantSubject subject, GrantedSignIn granted, Actor owner)
      throws DraftGoneException {
    Organization meant = subject.organization();
    Organization there = granted.organization();
    if (meant != null && !isThere(meant, there)) {
      String others =
          granted.organizations().stream()
              .map(GrantRedeeming::named)
              .collect(Collectors.joining(", "));
      return Ended.of(GrantEnd.OTHER_ORGANIZATION, named(meant), others);
    }
    if (there != null) {
      Optional<Ended> taken = taken(subject, there, owner);
      if (taken.isPresent()) {
        return taken.get();
      }
    }
    if (ProfileGrants.isTooLarge(granted)) {
      return Ended.of(GrantEnd.TOO_LARGE);
    }
    // Where an administrator consents, the application goes on by itself.
    boolean lasting =
        granted.refreshToken() != null
            || adapters.find(subject.registration().workload(), ConsentPages.class).isPresent();
    return lasting ? null : Ended.of(GrantEnd.NOT_LASTING);
  }

  private static boolean isThere(Organization meant, Organization there) {
    return there != null && meant.id().equals(there.id()) && meant.cloud().equals(there.cloud());
  }

  private Optional<Ended> taken(GrantSubject subject, Organization there, Actor owner)
      throws DraftGoneException {
    try {
      refuseTaken(subject, there, owner);
      return Optional.empty();
    } catch (OrganizationTakenException taken) {
      return Optional.of(
          Ended.of(GrantEnd.ORGANIZATION_TAKEN, taken.connectionName(), taken.connectionId()));
    }
  }

  /**
   * A person says which organization is meant of those that an account reaches; answers the trip.
   */
  GrantTrip choose(String draftId, String organizationId, Actor owner) throws DraftGoneException {
    GrantTrip trip =
        transactions.call(() -> trips.last(draftId, owner)).orElseThrow(DraftGoneException::new);
    Optional<GrantTrip.Reached> chosen =
        trip.reached().stream().filter(one -> one.id().equals(organizationId)).findFirst();
    Optional<GrantSubject> subject =
        transactions.call(() -> subjects.of(new TripSubject(draftId, null), owner));
    if (chosen.isEmpty() || subject.isEmpty()) {
      return trip;
    }
    Organization organization = organization(chosen.get());
    Optional<Ended> taken = taken(subject.get(), organization, owner);
    return transactions.call(
        () -> {
          Ended ended =
              taken.isPresent()
                  ? keeping.giveUp(draftId, taken.get(), owner)
                  : keeping.choose(subject.get(), organization, owner);
          return trips
              .choose(draftId, owner, ended.end(), ended.details())
              .orElseThrow(DraftGoneException::new);
        });
  }

  private static Organization organization(GrantTrip.Reached reached) {
    return new Organization(
        reached.id(), reached.cloud(), reached.host(), reached.host(), reached.name(), "");
  }

  /** In transactions of its own: a refusal ends the one that it is found in. */
  private void refuseTaken(GrantSubject subject, Organization there, Actor owner)
      throws DraftGoneException, OrganizationTakenException {
    String draftId = subject.trip().draftId();
    boolean ofNewConnection =
        subject.trip().applicationId() == null
            && transactions.call(() -> drafts.get(draftId, owner)).connectionId() == null;
    if (ofNewConnection) {
      connections.refuseTaken(subject.registration().workload(), there);
    }
  }

  static String named(Organization organization) {
    return organization.name().isEmpty() ? organization.host() : organization.name();
  }

  private void end(TripClaim claim, Ended ended) {
    transactions.call(
        () -> {
          trips.end(claim, ended.end(), ended.details());
          return null;
        });
  }

  private static Ended ended(ProviderRefusal refusal) {
    FindingCode finding = refusal.finding();
    GrantEnd end =
        switch (finding) {
          case GRANT_REVOKED, GRANT_EXPIRED -> GrantEnd.CODE_REFUSED;
          case OTHER_ORGANIZATION -> GrantEnd.OTHER_ORGANIZATION;
          case ORGANIZATION_NOT_VERIFIABLE,
              ORGANIZATION_NOT_FOUND,
              NOT_AN_ORGANIZATION,
              WRONG_CLOUD ->
              GrantEnd.ORGANIZATION_UNCLEAR;
          case INTERACTION_REQUIRED -> GrantEnd.INTERACTION_REQUIRED;
          case POLICY_BLOCKED, LOCATION_BLOCKED, SERVICE_ACCOUNT_REFUSED -> GrantEnd.POLICY_BLOCKED;
          case CONSENT_MISSING -> GrantEnd.APPROVAL_NEEDED;
          case OTHER_ISSUER -> GrantEnd.OTHER_ISSUER;
          case CLOCK_SKEW -> GrantEnd.CLOCK_SKEW;
          case SCOPE_UNKNOWN, SCOPE_MISSING -> GrantEnd.SCOPES_REFUSED;
          default ->
              finding.severity() == Severity.UNVERIFIED
                  ? GrantEnd.PROVIDER_FAILED
                  : GrantEnd.APPLICATION_REFUSED;
        };
    if (end == GrantEnd.OTHER_ORGANIZATION && refusal.details().size() > 1) {
      // The one that answered comes first, the one that was meant second.
      return Ended.of(end, refusal.details().get(1), refusal.details().get(0));
    }
    if (end == GrantEnd.ORGANIZATION_UNCLEAR) {
      return Ended.of(end, String.join(", ", refusal.details()));
    }
    return Ended.of(end, refusal.error().isEmpty() ? finding.name() : refusal.error());
  }

  /** It would stay valid at the provider, and nobody here would know of it. */
  private void giveBack(GrantSubject subject, GrantedSignIn granted) {
    // A provider may revoke all that an account granted at once.
    if (granted.refreshToken() == null
        || transactions.call(
            () -> grants.isHeldOf(subject.registration().workload(), granted.accountId()))) {
      return;
    }
    try {
      subject
          .flow()
          .revoke(
              subject.registration(), granted.organization(), granted.refreshToken(), GIVING_BACK);
    } catch (ProviderRefusal stays) {
      LOG.log(
          Level.WARNING,
          "A grant that is not used could not be given back at the provider: {0}",
          stays.finding());
    }
  }
}
