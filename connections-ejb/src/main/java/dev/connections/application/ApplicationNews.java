package dev.connections.application;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.console.connection.ConnectionEvent;

/**
 * Something happened to an application. Fired in the transaction of that, so that an observer's
 * writes are kept or lost with it.
 *
 * @param from the status before, and
 * @param to the one after; both null when it is about something else
 * @param reason what changed the status; null when no finding did
 * @param detail names, never secrets; empty when there is nothing to add
 */
public record ApplicationNews(
    String connectionId,
    String applicationId,
    String applicationName,
    String actor,
    ConnectionEvent.Kind kind,
    Status from,
    Status to,
    FindingCode reason,
    String subject,
    String detail) {

  static ApplicationNews of(
      Application application, String actor, ConnectionEvent.Kind kind, String detail) {
    return new ApplicationNews(
        application.connectionId(),
        application.id(),
        application.name(),
        actor,
        kind,
        null,
        null,
        null,
        "",
        detail);
  }

  static ApplicationNews changed(Application application, String actor, Status from, Health now) {
    return new ApplicationNews(
        application.connectionId(),
        application.id(),
        application.name(),
        actor,
        ConnectionEvent.Kind.STATUS_CHANGED,
        from,
        now.status(),
        now.reason(),
        now.subject(),
        "");
  }
}
