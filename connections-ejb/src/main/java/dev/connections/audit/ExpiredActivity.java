package dev.connections.audit;

import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Deletes the activity that is kept no longer, and says so in what stays. */
@ApplicationScoped
class ExpiredActivity {
  private static final int AT_ONCE = 500;

  @EJB private AuditTrail trail;
  @Inject private ExpiredRows rows;
  @Inject private Settings settings;
  @Inject private Clock clock;

  void delete() {
    int days = settings.number(Setting.ACTIVITY_RETENTION_DAYS);
    Instant before = clock.instant().minus(Duration.ofDays(days));
    int all = 0;
    int some = rows.deleteSome(before, AT_ONCE);
    while (some > 0) {
      all += some;
      some = rows.deleteSome(before, AT_ONCE);
    }
    if (all > 0) {
      String detail = all + " older than " + days + " days";
      Act act = new Act("activity-expired", "activity", "", "");
      trail.recordAloneAs(Actor.SYSTEM, act, AuditResult.DONE, detail);
    }
  }
}
