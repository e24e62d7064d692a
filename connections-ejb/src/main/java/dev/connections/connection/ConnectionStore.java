package dev.connections.connection;

import dev.connections.application.ConnectionApplications;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.UnknownConnectionException;
import dev.connections.console.activity.Act;
import dev.connections.console.connection.ConnectionDetails;
import dev.connections.listing.ConnectionListing;
import dev.connections.platform.NameRules;
import dev.connections.platform.RetryOnDeadlock;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The short transactions around what people change of a connection. */
@ApplicationScoped
@RetryOnDeadlock
@Transactional(rollbackOn = Exception.class)
class ConnectionStore {
  @Inject private ConnectionRows rows;
  @Inject private ConnectionApplications applications;
  @Inject private ConnectionViews views;
  @EJB private AuditTrail trail;
  @Inject private ConnectionListing listing;
  @Inject private Clock clock;

  ConnectionDetails get(String id) throws UnknownConnectionException {
    return views.details(existing(id));
  }

  /** Empty when there is none any more. */
  Optional<String> name(String id) {
    return rows.find(id).map(Connection::name);
  }

  /** How its applications in use sign in. */
  List<String> profilesToVerify(String id) throws UnknownConnectionException {
    if (existing(id).removed()) {
      throw new UnknownConnectionException(id);
    }
    return applications.profilesInUse(id);
  }

  ConnectedOrganization organization(String id) throws UnknownConnectionException {
    return existing(id).organization();
  }

  String clientIdOf(String id, String applicationId)
      throws UnknownConnectionException, UnknownApplicationException {
    return applications.clientIdOf(existing(id).id(), applicationId);
  }

  void rename(String id, long version, String name, Actor by)
      throws UnknownConnectionException, InvalidFieldsException, ChangedMeanwhileException {
    applications.lock(id);
    Connection connection = open(id);
    connection.refuseIfChangedSince(version);
    Optional<FieldProblem> problem = NameRules.wrong("name", name);
    if (problem.isEmpty()) {
      problem =
          rows.sameName(name, id).map(other -> new FieldProblem("name", "TAKEN", List.of(other)));
    }
    if (problem.isPresent()) {
      throw new InvalidFieldsException(List.of(problem.get()));
    }
    String before = connection.name();
    connection.rename(name.strip(), by.name(), clock.instant());
    listing.describe(connection.facts());
    trail.done(Act.CONNECTION_RENAMED, connection.asSubject(), before);
    rows.flush();
  }

  void changeServiceAccount(
      String id, long version, String account, String role, String note, Actor by)
      throws UnknownConnectionException, InvalidFieldsException, ChangedMeanwhileException {
    Connection connection = open(id);
    Optional<ServiceAccountRow> named = rows.serviceAccount(id);
    if (named.isPresent() && named.get().version() != version) {
      throw new ChangedMeanwhileException(named.get().changedBy(), named.get().changedAt());
    }
    ServiceAccountFields fields = ServiceAccountFields.checked(account, role, note);
    ServiceAccountRow row = named.orElseGet(() -> new ServiceAccountRow(id));
    row.change(fields.accountName(), fields.roleName(), fields.note(), by.name(), clock.instant());
    if (named.isEmpty()) {
      rows.add(row);
    }
    trail.done(Act.SERVICE_ACCOUNT_CHANGED, connection.asSubject(), fields.accountName());
    rows.flush();
  }

  private Connection open(String id) throws UnknownConnectionException {
    return rows.lock(id)
        .filter(found -> !found.removed())
        .orElseThrow(() -> new UnknownConnectionException(id));
  }

  private Connection existing(String id) throws UnknownConnectionException {
    return rows.find(id).orElseThrow(() -> new UnknownConnectionException(id));
  }
}
