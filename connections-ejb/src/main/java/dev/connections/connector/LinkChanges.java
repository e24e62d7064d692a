package dev.connections.connector;

import dev.connections.api.UnknownConnectionException;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.audit.Subject;
import dev.connections.console.activity.Act;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.TreeSet;

/**
 * How every change of a link begins and ends: the connection is locked, and who has to know is
 * told. Used in a transaction of the caller.
 */
@ApplicationScoped
class LinkChanges {
  @Inject private SharedConnections connections;
  @Inject private CurrentCaller callers;
  @EJB private AuditTrail trail;
  @Inject private Event<LinksChanged> changed;
  @Inject private Event<AccessChanged> access;

  SharedConnection lock(LinkRow link) {
    try {
      return connections.lock(link.connectionId());
    } catch (UnknownConnectionException impossible) {
      throw new IllegalStateException("a linked connection is never removed", impossible);
    }
  }

  void done(Act act, LinkRow link, SharedConnection connection) {
    Subject subject = new Subject("connector", link.id(), link.name(), connection.id());
    String needs = String.join(", ", new TreeSet<>(link.needs()));
    trail.done(act, subject, connection.name() + (needs.isEmpty() ? "" : ": " + needs));
    changed.fire(new LinksChanged(connection.id(), callers.actor().name()));
    access.fire(new AccessChanged(connection.id()));
  }
}
