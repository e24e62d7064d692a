package dev.connections.onboarding;

import dev.connections.audit.Act;
import dev.connections.audit.AuditResult;
import dev.connections.audit.AuditTrail;
import dev.connections.console.onboarding.OrganizationTakenException;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** The audit rows of the wizard and of admin consent. */
@ApplicationScoped
class WizardAudit {
  @EJB private AuditTrail trail;

  /** In a transaction of its own, since a refusal rolls its own one back. */
  void refused(String draftId, OrganizationTakenException taken) {
    Act act = new Act("connection-created", "connection", draftId, "");
    trail.recordAlone(act, AuditResult.REFUSED, "organization of " + taken.connectionName());
  }

  void consentAsked(String kind, String id, String name) {
    trail.recordAlone(new Act("consent-asked", kind, id, name), AuditResult.DONE, "");
  }

  /**
   * @param code the provider's error code; null when it reported none
   */
  void consentAnswered(String kind, String id, String code) {
    Act act = new Act("consent-answered", kind, id, "");
    trail.recordAlone(
        act,
        code == null ? AuditResult.DONE : AuditResult.FAILED,
        code == null ? "no error reported" : code);
  }
}
