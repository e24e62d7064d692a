package dev.connections.onboarding;

import dev.connections.api.Workload;
import dev.connections.application.ConnectedApplication;
import dev.connections.application.ConnectionApplications;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.connection.ConnectedOrganization;
import dev.connections.connection.ConnectionDirectory;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.activity.Act;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.provider.ConsentPages;
import dev.connections.provider.Organization;
import dev.connections.provider.ProviderAdapters;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Sends administrators to the providers' pages of consent, each trip with a state of its own. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class ConsentTrips {
  @Inject private WizardDraftRows drafts;
  @Inject private WizardRules rules;
  @Inject private ConnectionDirectory connections;
  @Inject private ConnectionApplications applications;
  @Inject private ConsentRequests requests;
  @Inject private ProviderAdapters adapters;
  @EJB private AuditTrail trail;
  @Inject private Clock clock;

  URI ofDraft(String draftId, Actor owner, URI redirectUri)
      throws DraftGoneException, InvalidFieldsException {
    WizardDraft draft = drafts.lock(draftId, owner);
    rules.refuse(rules.before(WizardStep.CONSENT, draft));
    String state = requests.forDraft(draftId, owner);
    noteAsked(Subject.of("connection-draft", draftId, draft.applicationName()));
    return page(
        draft.basics().workload(), draft.organization(), draft.clientId(), redirectUri, state);
  }

  URI ofApplication(String applicationId, Actor owner, URI redirectUri)
      throws UnknownApplicationException, InvalidFieldsException {
    ConnectedApplication application =
        applications
            .find(applicationId)
            .orElseThrow(() -> new UnknownApplicationException(applicationId));
    ConnectedOrganization of =
        connections.find(application.connectionId()).orElseThrow().organization();
    String state = requests.forApplication(applicationId, owner);
    noteAsked(Subject.of("application", applicationId, application.name()));
    return page(of.workload(), of.asProvider(), application.clientId(), redirectUri, state);
  }

  /** The page may be opened though nothing comes back from it. */
  private void noteAsked(Subject subject) {
    trail.alone(Act.CONSENT_ASKED, subject, AuditResult.DONE, "");
  }

  /** Null when it is gone. */
  String connectionOf(String applicationId) {
    return applications.find(applicationId).map(ConnectedApplication::connectionId).orElse(null);
  }

  /** Empty when it is gone, or signs in without a profile. */
  Optional<String> profileOf(String applicationId) {
    return applications.find(applicationId).map(ConnectedApplication::profileId);
  }

  private URI page(
      Workload workload, Organization organization, String clientId, URI redirectUri, String state)
      throws InvalidFieldsException {
    return adapters
        .find(workload, ConsentPages.class)
        .map(pages -> pages.consentPage(organization, clientId.strip(), redirectUri, state))
        .orElseThrow(
            () ->
                new InvalidFieldsException(List.of(WizardRules.problem("consent", "NOT_OFFERED"))));
  }

  void noteConsent(String draftId, Actor owner) throws DraftGoneException {
    drafts.lock(draftId, owner).consented(clock.instant());
  }
}
