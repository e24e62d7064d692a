package dev.connections.web.profiles;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The day on which something ends is a day of the person who says so, and belongs to it whole. */
final class EndOfDay {
  private static final LocalTime LAST = LocalTime.of(23, 59, 59);

  private EndOfDay() {}

  /**
   * @param zone as the person's browser names it; UTC where it does not, or names none that is
   *     known
   */
  static Instant of(LocalDate day, String zone) {
    boolean known = zone != null && ZoneId.getAvailableZoneIds().contains(zone);
    return day.atTime(LAST).atZone(known ? ZoneId.of(zone) : ZoneOffset.UTC).toInstant();
  }
}
