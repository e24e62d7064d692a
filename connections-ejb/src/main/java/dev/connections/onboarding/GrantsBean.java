package dev.connections.onboarding;

import dev.connections.application.ConnectedApplication;
import dev.connections.audit.Actor;
import dev.connections.audit.CurrentCaller;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.grant.GrantTrip;
import dev.connections.console.grant.Grants;
import dev.connections.console.profiles.ProfileDraft;
import dev.connections.console.verification.NotVerifiedException;
import dev.connections.platform.InTransaction;
import dev.connections.platform.Transactions;
import dev.connections.profile.WizardProfiles;
import dev.connections.signin.SignInTrips;
import dev.connections.signin.TripClaim;
import dev.connections.signin.TripSubject;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;

/** People's trips to the providers' sign-in pages. */
@Stateless
@Local(Grants.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class GrantsBean implements Grants {
  @Inject private CurrentCaller callers;
  @Inject private Transactions transactions;
  @Inject private SignInTrips trips;
  @Inject private GrantSubjects subjects;
  @Inject private GrantTrips away;
  @Inject private GrantDepartures departures;
  @Inject private WizardProfiles profiles;

  @Override
  @RolesAllowed({"administrator", "operator"})
  public URI begin(String draftId, URI redirectUri, String browser)
      throws DraftGoneException, InvalidFieldsException {
    GrantSubject subject = departures.ofDraft(draftId, caller());
    return away.begin(subject, caller(), redirectUri, browser, "");
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public URI reauthenticate(String applicationId, URI redirectUri, String browser)
      throws UnknownApplicationException, InvalidFieldsException {
    GrantSubject subject = departures.ofApplication(applicationId, caller());
    return away.begin(subject, caller(), redirectUri, browser, "");
  }

  @Override
  @PermitAll
  @InTransaction
  public Arrival arrive(Answer answer, String browser) {
    Optional<TripSubject> trip = trips.arrive(answer, browser, this::meaning);
    return trip.map(GrantsBean::arrival).orElse(new Arrival(null, null));
  }

  /** Who came by a link learns of nothing else. */
  private static Arrival arrival(TripSubject trip) {
    return trip.shareId() == null
        ? new Arrival(trip.draftId(), trip.applicationId())
        : new Arrival(null, null, trip.shareId());
  }

  /** By the provider of the draft, which a person may have changed while another one was away. */
  private GrantEnd meaning(TripSubject trip, Answer answer) {
    return subjects.meaning(trip, answer).orElse(GrantEnd.UNKNOWN);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public GrantTrip finish(String draftId) throws DraftGoneException {
    TripClaim claim =
        transactions
            .call(() -> trips.claim(draftId, caller()))
            .orElseThrow(DraftGoneException::new);
    return away.end(claim, caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public GrantTrip confirm(String draftId) throws DraftGoneException {
    return trips.confirm(draftId, caller()).orElseThrow(DraftGoneException::new);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public GrantTrip choose(String draftId, String organizationId) throws DraftGoneException {
    return away.choose(draftId, organizationId, caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public Renewal renewal(String applicationId) throws UnknownApplicationException {
    ConnectedApplication application = subjects.application(applicationId);
    if (!callers.reaches(application.connectionId())) {
      throw new UnknownApplicationException(applicationId);
    }
    Optional<String> draftId = trips.draftOf(applicationId, caller());
    return new Renewal(
        application.connectionId(),
        draftId.flatMap(this::draft).orElse(null),
        draftId.flatMap(id -> trips.last(id, caller())).orElse(null));
  }

  private Optional<ProfileDraft> draft(String draftId) {
    try {
      return Optional.of(profiles.get(draftId, caller()));
    } catch (DraftGoneException saved) {
      return Optional.empty();
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public GrantTrip last(String draftId) {
    return trips.last(draftId, caller()).orElse(null);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public void take(String draftId, boolean evenIfNotWorking)
      throws DraftGoneException,
          InvalidFieldsException,
          NotVerifiedException,
          ChangedMeanwhileException {
    // Another account has to be confirmed first.
    if (trips.last(draftId, caller()).filter(trip -> trip.end() == GrantEnd.GRANTED).isEmpty()) {
      throw new NotVerifiedException();
    }
    profiles.save(draftId, caller(), evenIfNotWorking);
    trips.forget(draftId);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public void discard(String draftId) {
    profiles.discard(draftId, caller());
    trips.forget(draftId);
  }

  private Actor caller() {
    return callers.actor();
  }
}
