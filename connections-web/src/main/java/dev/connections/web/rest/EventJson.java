package dev.connections.web.rest;

import dev.connections.api.ConnectionEvent;
import dev.connections.api.EventKind;
import dev.connections.api.Status;
import java.time.Instant;

/**
 * Something that happened.
 *
 * @param connectorId null for what is about the whole connection
 */
public record EventJson(
    EventKind kind,
    String connectionId,
    String connectionName,
    String connectorId,
    Status status,
    Instant at) {

  static EventJson of(ConnectionEvent event) {
    return new EventJson(
        event.kind(),
        event.connectionId(),
        event.connectionName(),
        event.connectorId().isEmpty() ? null : event.connectorId(),
        event.status(),
        event.at());
  }
}
