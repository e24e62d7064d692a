package dev.connections.connection;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.console.connection.ConnectionEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;

/** Writes the history of connections. Used in a transaction of the caller. */
@ApplicationScoped
class ConnectionHistory {
  static final int SHOWN = 50;

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /** Something that a person did with the connection itself. */
  void add(String connectionId, ConnectionEvent.Kind kind, String actor, String detail) {
    add(connectionId, null, "", kind, actor, detail);
  }

  /** Something that a person did with one of its applications. */
  void add(
      String connectionId,
      String applicationId,
      String applicationName,
      ConnectionEvent.Kind kind,
      String actor,
      String detail) {
    write(
        connectionId,
        applicationId,
        new ConnectionEvent(
            clock.instant(), actor, kind, applicationName, null, null, null, "", detail));
  }

  /**
   * A status that became another.
   *
   * @param applicationId null when it is the connection's
   */
  void changed(
      String connectionId,
      String applicationId,
      String applicationName,
      String actor,
      Status from,
      Status to,
      FindingCode reason,
      String subject) {
    write(
        connectionId,
        applicationId,
        new ConnectionEvent(
            clock.instant(),
            actor,
            ConnectionEvent.Kind.STATUS_CHANGED,
            applicationName,
            from,
            to,
            reason,
            subject,
            ""));
  }

  private void write(String connectionId, String applicationId, ConnectionEvent event) {
    entities.persist(new ConnectionEventRow(connectionId, applicationId, event));
  }

  /** The latest first. */
  List<ConnectionEvent> latest(String connectionId) {
    return entities
        .createQuery(
            "select e from ConnectionEventRow e where e.connectionId = :connection"
                + " order by e.at desc, e.id",
            ConnectionEventRow.class)
        .setParameter("connection", connectionId)
        .setMaxResults(SHOWN)
        .getResultStream()
        .map(ConnectionEventRow::toView)
        .toList();
  }
}
