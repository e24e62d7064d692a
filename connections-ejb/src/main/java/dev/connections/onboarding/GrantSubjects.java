package dev.connections.onboarding;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.application.ConnectedApplication;
import dev.connections.application.ConnectionApplications;
import dev.connections.audit.Actor;
import dev.connections.capability.Catalog;
import dev.connections.connection.ConnectedOrganization;
import dev.connections.connection.ConnectionDirectory;
import dev.connections.connection.KnownConnection;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.grant.Grants.Answer;
import dev.connections.profile.GrantAccount;
import dev.connections.profile.ProfileGrants;
import dev.connections.provider.Organization;
import dev.connections.provider.Registration;
import dev.connections.provider.Registrations;
import dev.connections.provider.SignInFlow;
import dev.connections.provider.SystemApplications;
import dev.connections.signin.TripSubject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What people are sent to a provider for. Used in a transaction of the caller. */
@ApplicationScoped
class GrantSubjects {
  @Inject private WizardDraftRows drafts;
  @Inject private ConnectionApplications applications;
  @Inject private ConnectionDirectory connections;
  @Inject private ProfileGrants grants;
  @Inject private SystemApplications systemApplications;
  @Inject private Registrations registrations;
  @Inject private Catalog catalog;
  @Inject private WizardRules rules;

  /**
   * The application of a draft of the wizard.
   *
   * @throws InvalidFieldsException when the workload has no system application here
   */
  GrantSubject ofDraft(WizardDraft draft) throws InvalidFieldsException {
    if (!draft.ofSystem()) {
      throw new InvalidFieldsException(List.of(WizardRules.problem("type", "NOT_OFFERED")));
    }
    return subject(
        new TripSubject(draft.id(), null),
        draft.basics().workload(),
        meant(draft),
        draft.capabilities(),
        null);
  }

  /**
   * An application that is reauthenticated.
   *
   * @param draftId of its profile
   */
  GrantSubject ofApplication(String applicationId, String draftId)
      throws UnknownApplicationException, InvalidFieldsException {
    ConnectedApplication application = application(applicationId);
    KnownConnection connection =
        connections
            .find(application.connectionId())
            .filter(there -> !there.removed())
            .orElseThrow(() -> new UnknownApplicationException(applicationId));
    ConnectedOrganization organization = connection.organization();
    return subject(
        new TripSubject(draftId, applicationId),
        organization.workload(),
        organization.asProvider(),
        application.capabilities(),
        grants.accountOf(application.profileId()).orElse(null));
  }

  /** A system application of a connection. */
  ConnectedApplication application(String applicationId) throws UnknownApplicationException {
    return applications
        .find(applicationId)
        .filter(there -> there.type() == ApplicationType.SYSTEM)
        .orElseThrow(() -> new UnknownApplicationException(applicationId));
  }

  /** What a trip is for, as it is now; empty when there is no system application any more. */
  Optional<GrantSubject> of(TripSubject trip, Actor owner) throws DraftGoneException {
    try {
      return Optional.of(
          trip.applicationId() == null
              ? ofDraft(drafts.get(trip.draftId(), owner))
              : ofApplication(trip.applicationId(), trip.draftId()));
    } catch (UnknownApplicationException removedMeanwhile) {
      throw new DraftGoneException();
    } catch (InvalidFieldsException notSetUpAnyMore) {
      return Optional.empty();
    }
  }

  /** Where nobody said which organization, another sign-in may be for another one. */
  private Organization meant(WizardDraft draft) {
    boolean known = draft.connectionId() != null || rules.isOrganizationEntered(draft);
    return known ? draft.organization() : null;
  }

  /**
   * What the error means that a trip came back with, whoever's it is; empty when what it was for is
   * gone.
   */
  Optional<GrantEnd> meaning(TripSubject trip, Answer answer) {
    return trip.applicationId() == null
        ? drafts
            .find(trip.draftId())
            .flatMap(draft -> meaning(draft.basics().workload(), meant(draft), answer))
        : applications
            .find(trip.applicationId())
            .flatMap(there -> connections.find(there.connectionId()))
            .map(KnownConnection::organization)
            .flatMap(there -> meaning(there.workload(), there.asProvider(), answer));
  }

  private Optional<GrantEnd> meaning(Workload workload, Organization organization, Answer answer) {
    String description = answer.errorDescription() == null ? "" : answer.errorDescription();
    return systemApplications
        .at(workload)
        .map(flow -> flow.read(organization, answer.error(), description, answer.issuer()));
  }

  /**
   * @throws InvalidFieldsException when the workload has no system application here
   */
  void refuseUnlessSetUp(Workload workload) throws InvalidFieldsException {
    if (systemApplications.at(workload).isEmpty() || registrations.of(workload).isEmpty()) {
      throw new InvalidFieldsException(List.of(WizardRules.problem("type", "NOT_SET_UP")));
    }
  }

  private GrantSubject subject(
      TripSubject trip,
      Workload workload,
      Organization organization,
      Collection<String> capabilities,
      GrantAccount account)
      throws InvalidFieldsException {
    SignInFlow flow = systemApplications.at(workload).orElse(null);
    Registration registration = registrations.of(workload).orElse(null);
    if (flow == null || registration == null) {
      throw new InvalidFieldsException(List.of(WizardRules.problem("type", "NOT_SET_UP")));
    }
    return new GrantSubject(
        trip,
        flow,
        registration,
        organization,
        catalog.asked(workload, capabilities),
        List.copyOf(capabilities),
        account);
  }
}
