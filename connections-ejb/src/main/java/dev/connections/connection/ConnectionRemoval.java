package dev.connections.connection;

import dev.connections.api.UnknownProfileException;
import dev.connections.application.ConnectionApplications;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.connector.LinkedConnector;
import dev.connections.connector.LinkedConnectors;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownConnectionException;
import dev.connections.console.activity.Act;
import dev.connections.console.connection.ConnectionInUseException;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.listing.ConnectionListing;
import dev.connections.platform.RetryOnDeadlock;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Removes, restores and deletes connections, each in one transaction. A removed one keeps its place
 * until it is deleted.
 */
@ApplicationScoped
@RetryOnDeadlock
@Transactional(rollbackOn = Exception.class)
class ConnectionRemoval {
  @Inject private ConnectionRows rows;
  @Inject private ConnectionApplications applications;
  @Inject private LinkedConnectors connectors;
  @EJB private AuditTrail trail;
  @Inject private ConnectionListing listing;
  @Inject private Settings settings;
  @Inject private Clock clock;

  void remove(String id, long version, String typedName, Actor by)
      throws UnknownConnectionException,
          InvalidFieldsException,
          ConnectionInUseException,
          ChangedMeanwhileException {
    applications.lock(id);
    Connection connection = open(id);
    if (connection.removed()) {
      throw new UnknownConnectionException(id);
    }
    connection.refuseIfChangedSince(version);
    connection.refuseOtherName(typedName);
    List<LinkedConnector> linked = connectors.of(id);
    if (!linked.isEmpty()) {
      throw new ConnectionInUseException(linked.stream().map(LinkedConnector::name).toList());
    }
    Instant now = clock.instant();
    Instant end = now.plus(Duration.ofDays(settings.number(Setting.CONNECTION_UNDO_DAYS)));
    connection.remove(by.name(), now, end);
    listing.remove(id, end);
    note(connection, Act.CONNECTION_REMOVED);
  }

  void restore(String id, Actor by) throws UnknownConnectionException {
    applications.lock(id);
    Connection connection = open(id);
    if (connection.removed()) {
      connection.restore(by.name(), clock.instant());
      listing.restore(id);
      note(connection, Act.CONNECTION_RESTORED);
    }
  }

  private void note(Connection connection, Act act) {
    trail.done(act, connection.asSubject(), "");
    rows.flush();
  }

  void deleteForGood(String id, String typedName, Actor by)
      throws UnknownConnectionException, InvalidFieldsException {
    applications.lockForGood(id);
    Connection connection = open(id);
    if (!connection.removed()) {
      throw new InvalidFieldsException(
          List.of(new FieldProblem("connection", "NOT_REMOVED", List.of())));
    }
    connection.refuseOtherName(typedName);
    delete(connection, by);
  }

  List<String> over() {
    return rows.over(clock.instant());
  }

  /** Deletes it if its time is still over; answers whether it did. */
  boolean deleteIfOver(String id) {
    applications.lockForGood(id);
    Optional<Connection> over = rows.lock(id).filter(found -> found.isOver(clock.instant()));
    over.ifPresent(
        found -> {
          delete(found, Actor.SYSTEM);
        });
    return over.isPresent();
  }

  private void delete(Connection connection, Actor by) {
    trail.doneBy(by, Act.CONNECTION_DELETED, connection.asSubject(), "");
    try {
      applications.removeAll(connection.id(), by);
    } catch (UnknownProfileException | ProfileInUseException impossible) {
      throw new IllegalStateException("a profile serves one application", impossible);
    }
    rows.remove(connection);
  }

  private Connection open(String id) throws UnknownConnectionException {
    return rows.lock(id).orElseThrow(() -> new UnknownConnectionException(id));
  }
}
