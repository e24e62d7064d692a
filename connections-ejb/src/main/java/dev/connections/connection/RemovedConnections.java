package dev.connections.connection;

import dev.connections.api.UnknownProfileException;
import dev.connections.application.ConnectionApplications;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditTrail;
import dev.connections.console.activity.Act;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.platform.InTransaction;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Deletes removed connections, when a person says so or their time is over. A removed one keeps its
 * place until then.
 */
@ApplicationScoped
@InTransaction
class RemovedConnections {
  @Inject private ConnectionRows rows;
  @Inject private ConnectionApplications applications;
  @EJB private AuditTrail trail;
  @Inject private Clock clock;

  /** The ids of those whose time is over. */
  List<String> over() {
    return rows.over(clock.instant());
  }

  /** Deletes it if its time is still over; answers whether it did. */
  boolean deleteIfOver(String id) {
    applications.lockForGood(id);
    Optional<Connection> over = rows.lock(id).filter(found -> found.isOver(clock.instant()));
    over.ifPresent(found -> delete(found, Actor.SYSTEM));
    return over.isPresent();
  }

  /** With its applications, profiles and credentials; it is locked, and they are for good. */
  void delete(Connection connection, Actor by) {
    trail.doneBy(by, Act.CONNECTION_DELETED, connection.asSubject(), "");
    try {
      applications.removeAll(connection.id(), by);
    } catch (UnknownProfileException | ProfileInUseException impossible) {
      throw new IllegalStateException("a profile serves one application", impossible);
    }
    rows.remove(connection);
  }
}
