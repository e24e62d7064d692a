package dev.connections.onboarding;

import dev.connections.application.ConnectedApplication;
import dev.connections.application.ConnectionApplications;
import dev.connections.audit.Actor;
import dev.connections.audit.CurrentCaller;
import dev.connections.connection.ConnectedOrganization;
import dev.connections.connection.ConnectionDirectory;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.consent.AdminConsents;
import dev.connections.console.consent.ConsentRefusedException;
import dev.connections.platform.InTransaction;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;

/**
 * The round trips of admin consent. The answer's {@code tenant} is not even looked at: who sends it
 * is not known. Whether anything was granted is asked of the tenant that the connection is for.
 */
@Stateless
@Local(AdminConsents.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdminConsentsBean implements AdminConsents {
  @Inject private CurrentCaller callers;
  @Inject private ConsentRequests requests;
  @Inject private ConsentTrips trips;
  @Inject private ConsentReturns returns;
  @Inject private ConnectionDirectory connections;
  @Inject private ConnectionApplications applications;

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public URI consentPage(String applicationId, URI redirectUri)
      throws UnknownApplicationException, InvalidFieldsException {
    ConnectedApplication application =
        applications
            .find(applicationId)
            .filter(there -> callers.reaches(there.connectionId()))
            .orElseThrow(() -> new UnknownApplicationException(applicationId));
    ConnectedOrganization of =
        connections.find(application.connectionId()).orElseThrow().organization();
    return trips.ofApplication(application, of, caller(), redirectUri);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public Return finish(String state, String error, String errorDescription)
      throws ConsentRefusedException {
    return returns.take(requests.use(state, caller()), error, errorDescription);
  }

  private Actor caller() {
    return callers.actor();
  }
}
