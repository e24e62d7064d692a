package dev.connections.console.verification;

import dev.connections.api.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A finding that somebody answers for, such as a second secret that belongs to another program. It
 * counts for no status until its day comes, somebody opens it again, or it becomes another one.
 *
 * @param why in the person's words
 * @param by who acknowledged it
 * @param at when
 * @param endsAt when it is open again
 */
public record AcknowledgedFinding(
    Finding finding, String why, String by, Instant at, Instant endsAt) {
  /** Where a day ends last, so that an acknowledgement holds through its day wherever one is. */
  public static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

  /** As it was chosen: the same day for all readers. */
  public LocalDate lastDay() {
    return endsAt.minusSeconds(1).atOffset(LAST_ZONE).toLocalDate();
  }
}
