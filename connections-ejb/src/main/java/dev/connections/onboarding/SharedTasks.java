package dev.connections.onboarding;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.application.ConnectedApplication;
import dev.connections.application.ConnectionApplications;
import dev.connections.audit.Actor;
import dev.connections.audit.CurrentCaller;
import dev.connections.connection.ConnectionDirectory;
import dev.connections.connection.KnownConnection;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.grant.LinkGoneException;
import dev.connections.console.grant.SharedGrants.Task;
import dev.connections.console.onboarding.WizardStep;
import dev.connections.platform.InTransaction;
import dev.connections.profile.WizardProfiles;
import dev.connections.provider.Organization;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;

/**
 * What links are for, as it is now. Used in a transaction of the caller, but for what begins one.
 */
@ApplicationScoped
class SharedTasks {
  @Inject private CurrentCaller callers;
  @Inject private WizardDraftRows drafts;
  @Inject private WizardRules rules;
  @Inject private WizardProfiles profiles;
  @Inject private ConnectionApplications applications;
  @Inject private ConnectionDirectory connections;
  @Inject private GrantSubjects subjects;
  @Inject private GrantDepartures departures;
  @Inject private ConsentTrips consents;

  /**
   * What a link asks for.
   *
   * @param organization null while nobody said which one
   * @param connection its name
   * @param done whether the draft became a connection
   */
  record About(
      Workload workload,
      Organization organization,
      String connection,
      Collection<String> capabilities,
      boolean done) {}

  /** Lets the caller leave it to somebody else, and keeps the draft until then. */
  void leave(Task task, Instant until)
      throws DraftGoneException, UnknownApplicationException, InvalidFieldsException {
    if (!task.kind().isOfDraft()) {
      leaveApplication(task);
      return;
    }
    Actor owner = callers.actor();
    WizardDraft draft = drafts.lock(task.id(), owner);
    if (task.kind().isSignIn()) {
      departures.ofDraft(task.id(), owner);
    } else {
      rules.refuse(rules.before(WizardStep.CONSENT, draft));
      consents.refuseUnlessOffered(draft.basics().workload());
    }
    draft.keepUntil(until);
    // What was granted already, other than a secret that a person entered, waits for the rest.
    if (!task.kind().isSignIn() && draft.ofSystem()) {
      profiles.keep(draft.profileDraftId(), owner, until.plus(GrantKeeping.KEPT));
    }
  }

  private void leaveApplication(Task task)
      throws UnknownApplicationException, InvalidFieldsException {
    ConnectedApplication application = reached(task.id());
    KnownConnection connection = connection(application);
    if (task.kind().isSignIn()) {
      if (application.type() != ApplicationType.SYSTEM) {
        throw new UnknownApplicationException(task.id());
      }
      subjects.refuseUnlessSetUp(connection.organization().workload());
    } else {
      consents.refuseUnlessOffered(connection.organization().workload());
    }
  }

  /** An application that the caller may know of. */
  ConnectedApplication reached(String applicationId) throws UnknownApplicationException {
    return applications
        .find(applicationId)
        .filter(there -> callers.reaches(there.connectionId()))
        .orElseThrow(() -> new UnknownApplicationException(applicationId));
  }

  private KnownConnection connection(ConnectedApplication application)
      throws UnknownApplicationException {
    return connections
        .find(application.connectionId())
        .filter(there -> !there.removed())
        .orElseThrow(() -> new UnknownApplicationException(application.id()));
  }

  About about(SharedGrant link) throws LinkGoneException {
    try {
      return link.task().kind().isOfDraft() ? ofDraft(link) : ofApplication(link);
    } catch (DraftGoneException | UnknownApplicationException goneMeanwhile) {
      throw new LinkGoneException();
    }
  }

  private About ofDraft(SharedGrant link) throws DraftGoneException {
    WizardDraft draft = drafts.get(link.task().id(), link.owner());
    return new About(
        draft.basics().workload(),
        draft.organization(),
        draft.basics().name(),
        draft.capabilities(),
        draft.saved());
  }

  private About ofApplication(SharedGrant link) throws UnknownApplicationException {
    ConnectedApplication application =
        applications
            .find(link.task().id())
            .orElseThrow(() -> new UnknownApplicationException(link.task().id()));
    KnownConnection connection = connection(application);
    return new About(
        connection.organization().workload(),
        connection.organization().asProvider(),
        connection.name(),
        application.capabilities(),
        false);
  }

  /** The trip of whoever has the link. */
  @InTransaction
  GrantSubject subject(SharedGrant link) throws LinkGoneException, InvalidFieldsException {
    String id = link.task().id();
    try {
      return link.task().kind().isOfDraft()
          ? departures.ofDraft(id, link.owner()).by(link.id())
          : departures.ofApplication(id, link.owner()).by(link.id());
    } catch (DraftGoneException | UnknownApplicationException goneMeanwhile) {
      throw new LinkGoneException();
    }
  }

  /**
   * The provider's page on which whoever has the link consents. A secret that was entered may have
   * expired meanwhile, which the page does not need.
   */
  @InTransaction
  URI consentPage(SharedGrant link, URI redirectUri, String browser)
      throws LinkGoneException, InvalidFieldsException {
    try {
      return link.task().kind().isOfDraft()
          ? draftConsent(link, redirectUri, browser)
          : applicationConsent(link, redirectUri, browser);
    } catch (DraftGoneException | UnknownApplicationException goneMeanwhile) {
      throw new LinkGoneException();
    }
  }

  private URI draftConsent(SharedGrant link, URI redirectUri, String browser)
      throws DraftGoneException, InvalidFieldsException {
    WizardDraft draft = drafts.lock(link.task().id(), link.owner());
    rules.refuse(rules.consent(draft));
    return consents.ofDraft(draft, redirectUri, link, browser);
  }

  private URI applicationConsent(SharedGrant link, URI redirectUri, String browser)
      throws UnknownApplicationException, InvalidFieldsException {
    String id = link.task().id();
    ConnectedApplication application =
        applications.find(id).orElseThrow(() -> new UnknownApplicationException(id));
    return consents.ofApplication(
        application, connection(application).organization(), redirectUri, link, browser);
  }
}
