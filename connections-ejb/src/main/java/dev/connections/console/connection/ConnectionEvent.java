package dev.connections.console.connection;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.console.activity.Act;
import java.time.Instant;

/**
 * A line of a connection's history.
 *
 * @param act what was done; {@link Act#STATUS_CHANGED} when nothing but a status changed
 * @param subject the name of what it was done to: the connection, an application or a connector
 * @param detail names, never secrets; empty when there is nothing to add
 * @param change the status that came of it; null when none changed
 */
public record ConnectionEvent(
    Instant at, String actor, Act act, String subject, String detail, Change change) {

  /**
   * A status that became another.
   *
   * @param application whose status; empty for the connection's
   * @param reason what changed it; null when no finding did
   */
  public record Change(
      String application, Status from, Status to, FindingCode reason, String reasonSubject) {}
}
