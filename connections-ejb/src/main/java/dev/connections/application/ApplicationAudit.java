package dev.connections.application;

import dev.connections.audit.Act;
import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** The audit rows of this package. */
@ApplicationScoped
class ApplicationAudit {
  @EJB private AuditTrail trail;

  void done(String action, Application application, String detail) {
    trail.record(act(action, application.id(), application.name()), AuditResult.DONE, detail);
  }

  /** In a transaction of its own, since a refusal rolls its own one back. */
  void refused(String action, String id, String name, String reason) {
    trail.recordAlone(act(action, id, name), AuditResult.REFUSED, reason);
  }

  private static Act act(String action, String id, String name) {
    return new Act(action, "application", id, name);
  }
}
