package dev.connections.connector;

import dev.connections.audit.Act;
import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.TreeSet;

/** The audit rows of this package. */
@ApplicationScoped
class ConnectorLinkAudit {
  @EJB private AuditTrail trail;

  void done(String action, ConnectorLink link, SharedConnection connection) {
    Act act = new Act(action, "connector", link.id(), link.name());
    String needs = String.join(", ", new TreeSet<>(link.needs()));
    trail.record(act, AuditResult.DONE, connection.name() + (needs.isEmpty() ? "" : ": " + needs));
  }
}
