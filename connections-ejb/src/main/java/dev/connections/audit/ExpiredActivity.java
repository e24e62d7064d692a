package dev.connections.audit;

import dev.connections.console.activity.Act;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * Deletes the activity that is kept no longer, and says so in what stays. What a connection's
 * history tells stays until the connection is deleted.
 */
@ApplicationScoped
class ExpiredActivity {
  private static final int AT_ONCE = 500;

  @EJB private AuditTrail trail;
  @Inject private ExpiredRows rows;
  @Inject private ActivityRetention retention;

  void delete() {
    Instant before = retention.start();
    int all = 0;
    int some = rows.deleteSome(before, AT_ONCE);
    while (some > 0) {
      all += some;
      some = rows.deleteSome(before, AT_ONCE);
    }
    if (all > 0) {
      trail.aloneBy(
          Actor.SYSTEM,
          Act.ACTIVITY_EXPIRED,
          Subject.any("activity"),
          AuditResult.DONE,
          all + " older than " + retention.days() + " days");
    }
  }
}
