package dev.connections.console.connection;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import java.time.Instant;

/**
 * A line of a connection's history.
 *
 * @param applicationName which application; empty when it is about the connection
 * @param from the status before, and
 * @param to the one after; both null when no status changed
 * @param reason what changed the status; null when no finding did
 * @param detail names, never secrets; empty when there is nothing to add
 */
public record ConnectionEvent(
    Instant at,
    String actor,
    Kind kind,
    String applicationName,
    Status from,
    Status to,
    FindingCode reason,
    String reasonSubject,
    String detail) {
  /** What happened. */
  public enum Kind {
    CONNECTION_CREATED,
    CONNECTION_RENAMED,
    CONNECTION_REMOVED,
    CONNECTION_RESTORED,
    SERVICE_ACCOUNT_CHANGED,
    APPLICATION_ADDED,
    APPLICATION_RENAMED,
    APPLICATION_REMOVED,
    APPLICATION_DISABLED,
    APPLICATION_ENABLED,
    CAPABILITIES_CHANGED,
    REAUTHENTICATED,
    STATUS_CHANGED,
    CONNECTOR_LINKED,
    CONNECTOR_CHANGED,
    CONNECTOR_UNLINKED
  }
}
