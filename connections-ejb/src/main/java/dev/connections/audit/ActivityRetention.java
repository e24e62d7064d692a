package dev.connections.audit;

import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long activity is shown. Rows that a connection's history tells are kept beyond that, for the
 * history alone.
 */
@ApplicationScoped
class ActivityRetention {
  @Inject private Settings settings;
  @Inject private Clock clock;

  int days() {
    return settings.number(Setting.ACTIVITY_RETENTION_DAYS);
  }

  /** What happened before is activity no more. */
  Instant start() {
    return clock.instant().minus(Duration.ofDays(days()));
  }
}
