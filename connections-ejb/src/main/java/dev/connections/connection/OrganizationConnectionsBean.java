package dev.connections.connection;

import dev.connections.api.ConnectionsException;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownProfileException;
import dev.connections.application.ConnectionApplications;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.audit.Subject;
import dev.connections.connector.AccessChanged;
import dev.connections.connector.LinkedConnector;
import dev.connections.connector.LinkedConnectors;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.console.connection.ConnectionInUseException;
import dev.connections.console.connection.OrganizationConnections;
import dev.connections.listing.ConnectionListing;
import dev.connections.platform.InTransaction;
import dev.connections.platform.InputRules;
import dev.connections.platform.NameRules;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.Transactions;
import dev.connections.profile.ProfilesInUse;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people do with one connection. */
@Stateless
@Local(OrganizationConnections.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrganizationConnectionsBean implements OrganizationConnections {
  @Inject private CurrentCaller callers;
  @Inject private Transactions transactions;
  @Inject private ConnectionRows rows;
  @Inject private RemovedConnections removed;
  @Inject private ConnectionApplications applications;
  @Inject private LinkedConnectors connectors;
  @Inject private ConnectionViews views;
  @Inject private ConnectionListing listing;
  @Inject private ProfilesInUse profiles;
  @EJB private AuditTrail trail;
  @Inject private Event<AccessChanged> access;
  @Inject private Settings settings;
  @Inject private Clock clock;

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public ConnectionDetails get(String connectionId) throws UnknownConnectionException {
    callers.refuseOutOfReach(connectionId);
    return views.details(rows.get(connectionId));
  }

  @Override
  @RolesAllowed("administrator")
  @InTransaction
  public void rename(String connectionId, long version, String name)
      throws UnknownConnectionException, InvalidFieldsException, ChangedMeanwhileException {
    callers.refuseOutOfReach(connectionId);
    applications.lock(connectionId);
    Connection connection = rows.lockedInUse(connectionId);
    refuseIfChangedSince(version, connection, Act.CONNECTION_RENAMED);
    Optional<FieldProblem> wrong = NameRules.wrong("name", name);
    if (wrong.isEmpty()) {
      wrong =
          rows.sameName(name, connectionId)
              .map(other -> new FieldProblem("name", "TAKEN", List.of(other)));
    }
    if (wrong.isPresent()) {
      throw new InvalidFieldsException(List.of(wrong.get()));
    }
    String before = connection.name();
    connection.rename(InputRules.stripped(name), caller().name(), clock.instant());
    listing.describe(connection.facts());
    done(Act.CONNECTION_RENAMED, connection, before);
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  @InTransaction
  public void changeServiceAccount(
      String connectionId, long version, String accountName, String roleName, String note)
      throws UnknownConnectionException, InvalidFieldsException, ChangedMeanwhileException {
    callers.refuseOutOfReach(connectionId);
    Connection connection = rows.lockedInUse(connectionId);
    Optional<ServiceAccountRow> named = rows.serviceAccount(connectionId);
    if (named.isPresent() && named.get().version() != version) {
      throw refused(
          Act.SERVICE_ACCOUNT_CHANGED,
          connection,
          new ChangedMeanwhileException(named.get().changedBy(), named.get().changedAt()));
    }
    ServiceAccountFields fields = ServiceAccountFields.checked(accountName, roleName, note);
    ServiceAccountRow row = named.orElseGet(() -> new ServiceAccountRow(connectionId));
    row.change(fields, caller().name(), clock.instant());
    if (named.isEmpty()) {
      rows.add(row);
    }
    done(Act.SERVICE_ACCOUNT_CHANGED, connection, fields.accountName());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void verify(String connectionId) throws UnknownConnectionException {
    for (String profileId : transactions.call(() -> profilesInUse(connectionId))) {
      try {
        profiles.verify(profileId, caller());
      } catch (UnknownProfileException removedMeanwhile) {
        // Its application is gone as well, so there is nothing to verify.
        continue;
      }
    }
  }

  private List<String> profilesInUse(String connectionId) throws UnknownConnectionException {
    callers.refuseOutOfReach(connectionId);
    if (rows.get(connectionId).removed()) {
      throw new UnknownConnectionException(connectionId);
    }
    return applications.profilesInUse(connectionId);
  }

  @Override
  @RolesAllowed("administrator")
  @InTransaction
  public void remove(String connectionId, long version, String typedName)
      throws UnknownConnectionException,
          InvalidFieldsException,
          ConnectionInUseException,
          ChangedMeanwhileException {
    callers.refuseOutOfReach(connectionId);
    applications.lock(connectionId);
    Connection connection = rows.lockedInUse(connectionId);
    refuseIfChangedSince(version, connection, Act.CONNECTION_REMOVED);
    connection.refuseOtherName(typedName);
    List<LinkedConnector> linked = connectors.of(connectionId);
    if (!linked.isEmpty()) {
      throw refused(
          Act.CONNECTION_REMOVED,
          connection,
          new ConnectionInUseException(linked.stream().map(LinkedConnector::name).toList()));
    }
    Instant now = clock.instant();
    Instant end = now.plus(Duration.ofDays(settings.number(Setting.CONNECTION_UNDO_DAYS)));
    connection.remove(caller().name(), now, end);
    listing.remove(connectionId, end);
    access.fire(new AccessChanged(connectionId));
    done(Act.CONNECTION_REMOVED, connection, "");
  }

  @Override
  @RolesAllowed("administrator")
  @InTransaction
  public void restore(String connectionId) throws UnknownConnectionException {
    callers.refuseOutOfReach(connectionId);
    applications.lock(connectionId);
    Connection connection = rows.locked(connectionId);
    if (connection.removed()) {
      connection.restore(caller().name(), clock.instant());
      listing.restore(connectionId);
      access.fire(new AccessChanged(connectionId));
      done(Act.CONNECTION_RESTORED, connection, "");
    }
  }

  @Override
  @RolesAllowed("administrator")
  @InTransaction
  public void deleteForGood(String connectionId, String typedName)
      throws UnknownConnectionException, InvalidFieldsException {
    callers.refuseOutOfReach(connectionId);
    applications.lockForGood(connectionId);
    Connection connection = rows.locked(connectionId);
    if (!connection.removed()) {
      throw new InvalidFieldsException(
          List.of(new FieldProblem("connection", "NOT_REMOVED", List.of())));
    }
    connection.refuseOtherName(typedName);
    removed.delete(connection, caller());
  }

  private void refuseIfChangedSince(long version, Connection connection, Act act)
      throws ChangedMeanwhileException {
    try {
      connection.refuseIfChangedSince(version);
    } catch (ChangedMeanwhileException changed) {
      throw refused(act, connection, changed);
    }
  }

  private <E extends ConnectionsException> E refused(Act act, Connection connection, E reason) {
    Subject named = Subject.of("connection", connection.id(), connection.name());
    trail.refused(act, named, reason.getMessage());
    return reason;
  }

  private void done(Act act, Connection connection, String detail) {
    trail.done(act, connection.asSubject(), detail);
    rows.flush();
  }

  private Actor caller() {
    return callers.actor();
  }
}
