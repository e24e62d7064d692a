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
  @Inject private ListCopies copies;
  @Inject private Settings settings;
  @Inject private Clock clock;

  void remove(String id, long version, String typedName, Actor by)
      throws UnknownConnectionException,
          InvalidFieldsException,
          ConnectionInUseException,
          ChangedMeanwhileException {
    applications.lock(id);
    OpenedConnection opened = open(id);
    if (opened.state().removed()) {
      throw new UnknownConnectionException(id);
    }
    opened.refuseIfChangedSince(version);
    opened.refuseOtherName(typedName);
    List<LinkedConnector> linked = connectors.of(id);
    if (!linked.isEmpty()) {
      throw new ConnectionInUseException(linked.stream().map(LinkedConnector::name).toList());
    }
    Instant now = clock.instant();
    Duration undo = Duration.ofDays(settings.number(Setting.CONNECTION_UNDO_DAYS));
    opened.state().remove(by.name(), now, now.plus(undo));
    note(opened, Act.CONNECTION_REMOVED, by, now);
  }

  void restore(String id, Actor by) throws UnknownConnectionException {
    applications.lock(id);
    OpenedConnection opened = open(id);
    if (opened.state().removed()) {
      opened.state().restore();
      note(opened, Act.CONNECTION_RESTORED, by, clock.instant());
    }
  }

  private void note(OpenedConnection opened, Act act, Actor by, Instant now) {
    Connection connection = opened.connection();
    connection.touch(by.name(), now);
    copies.refresh(connection, opened.state());
    trail.done(act, connection.asSubject(), "");
    rows.flush();
  }

  void deleteForGood(String id, String typedName, Actor by)
      throws UnknownConnectionException, InvalidFieldsException {
    applications.lockForGood(id);
    OpenedConnection opened = open(id);
    if (!opened.state().removed()) {
      throw new InvalidFieldsException(
          List.of(new FieldProblem("connection", "NOT_REMOVED", List.of())));
    }
    opened.refuseOtherName(typedName);
    delete(opened.connection(), by);
  }

  List<String> over() {
    return rows.over(clock.instant());
  }

  /** Deletes it if its time is still over; answers whether it did. */
  boolean deleteIfOver(String id) {
    applications.lockForGood(id);
    Optional<ConnectionState> over =
        rows.lockState(id)
            .filter(state -> state.removed() && !clock.instant().isBefore(state.deleteAt()));
    Optional<Connection> connection = over.flatMap(state -> rows.find(state.connectionId()));
    connection.ifPresent(
        found -> {
          delete(found, Actor.SYSTEM);
        });
    return connection.isPresent();
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

  private OpenedConnection open(String id) throws UnknownConnectionException {
    ConnectionState state =
        rows.lockState(id).orElseThrow(() -> new UnknownConnectionException(id));
    return new OpenedConnection(rows.find(id).orElseThrow(), state);
  }
}
