package dev.connections.onboarding;

import dev.connections.api.Workload;
import dev.connections.application.ConnectedApplication;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.connection.ConnectedOrganization;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.platform.InputRules;
import dev.connections.provider.ConsentPages;
import dev.connections.provider.Organization;
import dev.connections.provider.ProviderAdapters;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;

/**
 * Sends administrators to the providers' pages of consent, each trip with a state of its own. Used
 * in a transaction of the caller.
 */
@ApplicationScoped
class ConsentTrips {
  private static final FieldProblem NOT_OFFERED = WizardRules.problem("consent", "NOT_OFFERED");

  @Inject private ConsentRequests requests;
  @Inject private ProviderAdapters adapters;
  @EJB private AuditTrail trail;

  URI ofDraft(WizardDraft draft, URI redirectUri) throws InvalidFieldsException {
    String state = requests.forDraft(draft.id(), draft.owner());
    noteAsked(Subject.of("connection-draft", draft.id(), draft.applicationName()), "");
    return page(
        draft.basics().workload(), draft.organization(), draft.clientId(), redirectUri, state);
  }

  URI ofApplication(
      ConnectedApplication application, ConnectedOrganization of, Actor by, URI redirectUri)
      throws InvalidFieldsException {
    String state = requests.forApplication(application.id(), by);
    noteAsked(Subject.of("application", application.id(), application.name()), "");
    return page(of.workload(), of.asProvider(), application.clientId(), redirectUri, state);
  }

  /**
   * By a link, for whoever has it.
   *
   * @param browser what that one's browser keeps
   */
  URI ofDraft(WizardDraft draft, URI redirectUri, SharedGrant link, String browser)
      throws InvalidFieldsException {
    noteAsked(link.asSubject(), SharedGrantEnds.told(link));
    return page(
        draft.basics().workload(),
        draft.organization(),
        draft.clientId(),
        redirectUri,
        requests.by(link, browser));
  }

  /** Likewise. */
  URI ofApplication(
      ConnectedApplication application,
      ConnectedOrganization of,
      URI redirectUri,
      SharedGrant link,
      String browser)
      throws InvalidFieldsException {
    noteAsked(link.asSubject(), SharedGrantEnds.told(link));
    String state = requests.by(link, browser);
    return page(of.workload(), of.asProvider(), application.clientId(), redirectUri, state);
  }

  /** Whether there is such a page. */
  void refuseUnlessOffered(Workload workload) throws InvalidFieldsException {
    if (adapters.find(workload, ConsentPages.class).isEmpty()) {
      throw new InvalidFieldsException(List.of(NOT_OFFERED));
    }
  }

  /** The page may be opened though nothing comes back from it. */
  private void noteAsked(Subject subject, String detail) {
    trail.alone(Act.CONSENT_ASKED, subject, AuditResult.DONE, detail);
  }

  private URI page(
      Workload workload, Organization organization, String clientId, URI redirectUri, String state)
      throws InvalidFieldsException {
    return adapters
        .find(workload, ConsentPages.class)
        .map(
            pages ->
                pages.consentPage(organization, InputRules.meant(clientId), redirectUri, state))
        .orElseThrow(() -> new InvalidFieldsException(List.of(NOT_OFFERED)));
  }
}
