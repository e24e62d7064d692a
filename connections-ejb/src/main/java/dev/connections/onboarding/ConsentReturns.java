package dev.connections.onboarding;

import dev.connections.api.UnknownProfileException;
import dev.connections.application.ConnectedApplication;
import dev.connections.application.ConnectionApplications;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.console.consent.AdminConsents.Return;
import dev.connections.console.grant.SharedGrants.Kind;
import dev.connections.console.grant.SharedGrants.Task;
import dev.connections.platform.Transactions;
import dev.connections.profile.ProfilesInUse;
import dev.connections.profile.WizardProfiles;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the answers to consents, for the owner of the request, who need not be the one who came
 * back. Without a transaction. Below the boundary: no roles.
 */
@ApplicationScoped
class ConsentReturns {
  private static final Logger LOG = Logger.getLogger(ConsentReturns.class.getName());

  /** What OAuth allows in an error code is more (RFC 6749, section 4.1.2.1); none needs it. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

  /** Microsoft's own number stands in the description. */
  private static final Pattern AADSTS = Pattern.compile("AADSTS[0-9]{3,9}");

  @Inject private Transactions transactions;
  @Inject private WizardDraftRows drafts;
  @Inject private WizardCalls calls;
  @Inject private WizardProfiles wizardProfiles;
  @Inject private ConnectionApplications applications;
  @Inject private ProfilesInUse profiles;
  @Inject private SharedGrantRows links;
  @EJB private AuditTrail trail;
  @Inject private Clock clock;

  /**
   * Notes the answer, and starts a verification where the provider reported no error.
   *
   * @param request used up
   */
  Return take(ConsentRequest request, String error, String errorDescription) {
    String code = error == null ? "" : code(error, errorDescription);
    boolean consented = error == null;
    if (request.draftId() != null) {
      noteAnswer(Subject.of("connection-draft", request.draftId(), ""), consented, code);
      if (consented) {
        verifyDraft(request);
      }
      return new Return(request.draftId(), null, consented, code);
    }
    noteAnswer(Subject.of("application", request.applicationId(), ""), consented, code);
    if (consented) {
      verifyApplication(request);
    }
    String connectionId = application(request).map(ConnectedApplication::connectionId).orElse(null);
    return new Return(null, connectionId, consented, code);
  }

  private void noteAnswer(Subject subject, boolean consented, String code) {
    trail.alone(
        Act.CONSENT_ANSWERED,
        subject,
        consented ? AuditResult.DONE : AuditResult.FAILED,
        consented ? "no error reported" : code);
  }

  private void verifyDraft(ConsentRequest request) {
    Actor owner = request.owner();
    try {
      transactions.call(() -> consented(request));
      wizardProfiles.verify(calls.toVerify(request.draftId(), owner), owner);
    } catch (DraftGoneException | InvalidFieldsException notYet) {
      // The wizard says what is missing, and verifies at its last step.
      LOG.log(Level.FINE, "No verification after a consent: {0}", notYet.getMessage());
    }
  }

  private WizardDraft consented(ConsentRequest request) throws DraftGoneException {
    WizardDraft draft = drafts.lock(request.draftId(), request.owner());
    draft.consented(clock.instant());
    links.endOpen(new Task(Kind.CONSENT, draft.id()), request.owner());
    return draft;
  }

  private void verifyApplication(ConsentRequest request) {
    Optional<String> profile = application(request).map(ConnectedApplication::profileId);
    if (profile.isEmpty()) {
      return;
    }
    try {
      links.endOpen(new Task(Kind.APPLICATION_CONSENT, request.applicationId()), request.owner());
      profiles.verify(profile.get(), request.owner());
    } catch (UnknownProfileException removedMeanwhile) {
      LOG.log(Level.FINE, "No verification after a consent: {0}", removedMeanwhile.getMessage());
    }
  }

  /** Empty when it is gone. */
  private Optional<ConnectedApplication> application(ConsentRequest request) {
    return transactions.call(() -> applications.find(request.applicationId()));
  }

  /** The most telling code, for people to search for; never the provider's free text. */
  private static String code(String error, String description) {
    Matcher number = AADSTS.matcher(description == null ? "" : description);
    String known = CODE.matcher(error).matches() ? error : "error";
    return number.find() ? known + " " + number.group() : known;
  }
}
