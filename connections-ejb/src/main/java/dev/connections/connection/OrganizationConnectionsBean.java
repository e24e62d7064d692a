package dev.connections.connection;

import dev.connections.api.ConnectionsException;
import dev.connections.api.UnknownProfileException;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.audit.Subject;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.UnknownConnectionException;
import dev.connections.console.activity.Act;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.ConnectionInUseException;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.profile.ProfilesInUse;
import dev.connections.provider.PortalPages;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.net.URI;

/** The console's view of one connection: roles and callers here, transactions below. */
@Stateless
@Local(OrganizationConnections.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrganizationConnectionsBean implements OrganizationConnections {
  @Inject private CurrentCaller callers;
  @Inject private ConnectionStore store;
  @Inject private ConnectionRemoval removal;
  @Inject private ProfilesInUse profiles;
  @Inject private PortalPages portal;
  @EJB private AuditTrail trail;

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public ConnectionDetails get(String connectionId) throws UnknownConnectionException {
    return store.get(connectionId);
  }

  @Override
  @RolesAllowed("administrator")
  public void rename(String connectionId, long version, String name)
      throws UnknownConnectionException, InvalidFieldsException, ChangedMeanwhileException {
    try {
      renameAgainAfterARace(connectionId, version, name);
    } catch (ChangedMeanwhileException changed) {
      throw refused(Act.CONNECTION_RENAMED, connectionId, changed);
    }
  }

  /** Two may want one name: the second time, the loser's own check sees the winner. */
  private void renameAgainAfterARace(String connectionId, long version, String name)
      throws UnknownConnectionException, InvalidFieldsException, ChangedMeanwhileException {
    try {
      store.rename(connectionId, version, name, caller());
    } catch (PersistenceException lostARace) {
      store.rename(connectionId, version, name, caller());
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void changeServiceAccount(
      String connectionId, long version, String accountName, String roleName, String note)
      throws UnknownConnectionException, InvalidFieldsException, ChangedMeanwhileException {
    try {
      store.changeServiceAccount(connectionId, version, accountName, roleName, note, caller());
    } catch (ChangedMeanwhileException changed) {
      throw refused(Act.SERVICE_ACCOUNT_CHANGED, connectionId, changed);
    }
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void verify(String connectionId) throws UnknownConnectionException {
    for (String profileId : store.profilesToVerify(connectionId)) {
      try {
        profiles.verify(profileId, caller());
      } catch (UnknownProfileException removedMeanwhile) {
        // Its application is gone as well, so there is nothing to verify.
        continue;
      }
    }
  }

  @Override
  @RolesAllowed("administrator")
  public void remove(String connectionId, long version, String typedName)
      throws UnknownConnectionException,
          InvalidFieldsException,
          ConnectionInUseException,
          ChangedMeanwhileException {
    try {
      removal.remove(connectionId, version, typedName, caller());
    } catch (ConnectionInUseException inUse) {
      throw refused(Act.CONNECTION_REMOVED, connectionId, inUse);
    } catch (ChangedMeanwhileException changed) {
      throw refused(Act.CONNECTION_REMOVED, connectionId, changed);
    }
  }

  @Override
  @RolesAllowed("administrator")
  public void restore(String connectionId) throws UnknownConnectionException {
    removal.restore(connectionId, caller());
  }

  @Override
  @RolesAllowed("administrator")
  public void deleteForGood(String connectionId, String typedName)
      throws UnknownConnectionException, InvalidFieldsException {
    removal.deleteForGood(connectionId, typedName, caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public URI applicationPage(String connectionId, String applicationId)
      throws UnknownConnectionException, UnknownApplicationException {
    String clientId = store.clientIdOf(connectionId, applicationId);
    ConnectedOrganization organization = store.organization(connectionId);
    return portal.of(organization.workload(), organization.asProvider(), clientId).orElse(null);
  }

  private <E extends ConnectionsException> E refused(Act act, String id, E reason) {
    Subject connection = Subject.of("connection", id, store.name(id).orElse(""));
    trail.refused(act, connection, reason.getMessage());
    return reason;
  }

  private Actor caller() {
    return callers.actor();
  }
}
