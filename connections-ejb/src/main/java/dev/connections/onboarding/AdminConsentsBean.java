package dev.connections.onboarding;

import dev.connections.api.UnknownProfileException;
import dev.connections.application.ConnectedApplication;
import dev.connections.application.ConnectionApplications;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.audit.Subject;
import dev.connections.connection.ConnectedOrganization;
import dev.connections.connection.ConnectionDirectory;
import dev.connections.console.DraftGoneException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.activity.Act;
import dev.connections.console.consent.AdminConsents;
import dev.connections.console.consent.ConsentRefusedException;
import dev.connections.console.onboarding.ConnectionDrafts;
import dev.connections.platform.InTransaction;
import dev.connections.platform.Transactions;
import dev.connections.profile.ProfilesInUse;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The round trips of admin consent. The answer's {@code tenant} is not even looked at: who sends it
 * is not known. Whether anything was granted is asked of the tenant that the connection is for.
 */
@Stateless
@Local(AdminConsents.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdminConsentsBean implements AdminConsents {
  private static final Logger LOG = Logger.getLogger(AdminConsentsBean.class.getName());

  /** What OAuth allows in an error code is more (RFC 6749, section 4.1.2.1); none needs it. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

  /** Microsoft's own number stands in the description. */
  private static final Pattern AADSTS = Pattern.compile("AADSTS[0-9]{3,9}");

  @Inject private CurrentCaller callers;
  @Inject private Transactions transactions;
  @Inject private ConsentRequests requests;
  @Inject private ConsentTrips trips;
  @Inject private WizardDraftRows drafts;
  @Inject private ConnectionDirectory connections;
  @Inject private ConnectionApplications applications;
  @EJB private AuditTrail trail;
  @Inject private ProfilesInUse profiles;
  @EJB private ConnectionDrafts verifying;
  @Inject private Clock clock;

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public URI consentPage(String applicationId, URI redirectUri)
      throws UnknownApplicationException, InvalidFieldsException {
    ConnectedApplication application =
        applications
            .find(applicationId)
            .orElseThrow(() -> new UnknownApplicationException(applicationId));
    ConnectedOrganization of =
        connections.find(application.connectionId()).orElseThrow().organization();
    return trips.ofApplication(application, of, caller(), redirectUri);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public Return finish(String state, String error, String errorDescription)
      throws ConsentRefusedException {
    ConsentRequest request = requests.use(state, caller());
    String code = error == null ? "" : code(error, errorDescription);
    boolean consented = error == null;
    if (request.draftId() != null) {
      noteAnswer(Subject.of("connection-draft", request.draftId(), ""), consented, code);
      if (consented) {
        verifyDraft(request.draftId());
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

  private void verifyDraft(String draftId) {
    try {
      transactions.call(() -> consented(draftId));
      verifying.verify(draftId);
    } catch (DraftGoneException | InvalidFieldsException notYet) {
      // The wizard says what is missing, and verifies at its last step.
      LOG.log(Level.FINE, "No verification after a consent: {0}", notYet.getMessage());
    }
  }

  private WizardDraft consented(String draftId) throws DraftGoneException {
    WizardDraft draft = drafts.lock(draftId, caller());
    draft.consented(clock.instant());
    return draft;
  }

  private void verifyApplication(ConsentRequest request) {
    Optional<String> profile = application(request).map(ConnectedApplication::profileId);
    if (profile.isEmpty()) {
      return;
    }
    try {
      profiles.verify(profile.get(), caller());
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

  private Actor caller() {
    return callers.actor();
  }
}
