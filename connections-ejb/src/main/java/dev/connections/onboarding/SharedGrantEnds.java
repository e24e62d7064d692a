package dev.connections.onboarding;

import dev.connections.audit.AuditTrail;
import dev.connections.console.activity.Act;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** How links end, with the audit row of it. Used in a transaction of the caller. */
@ApplicationScoped
class SharedGrantEnds {
  @EJB private AuditTrail trail;
  @Inject private Clock clock;

  /**
   * @param browserHash of what the browser keeps
   */
  void use(SharedGrant link, String browserHash) {
    link.use(browserHash, clock.instant());
    trail.done(Act.GRANT_LINK_USED, link.asSubject(), told(link));
  }

  void revoke(SharedGrant link) {
    link.revoke(clock.instant());
    trail.done(Act.GRANT_LINK_REVOKED, link.asSubject(), told(link));
  }

  /** Names the link and who sent it: whoever uses it is nobody whom we know. */
  static String told(SharedGrant link) {
    return link.task().kind() + " by a link of " + link.owner().name() + ", " + link.id();
  }
}
