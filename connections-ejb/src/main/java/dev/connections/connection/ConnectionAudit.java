package dev.connections.connection;

import dev.connections.audit.Act;
import dev.connections.audit.Actor;
import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** The audit rows of this package. */
@ApplicationScoped
class ConnectionAudit {
  @EJB private AuditTrail trail;

  void done(String action, Connection connection, String detail) {
    trail.record(act(action, connection.id(), connection.name()), AuditResult.DONE, detail);
  }

  /** Nobody asked for it now. */
  void doneBySystem(String action, Connection connection) {
    Act act = act(action, connection.id(), connection.name());
    trail.recordAs(Actor.SYSTEM, act, AuditResult.DONE, "");
  }

  /** In a transaction of its own, since a refusal rolls its own one back. */
  void refused(String action, String id, String name, String reason) {
    trail.recordAlone(act(action, id, name), AuditResult.REFUSED, reason);
  }

  private static Act act(String action, String id, String name) {
    return new Act(action, "connection", id, name);
  }
}
