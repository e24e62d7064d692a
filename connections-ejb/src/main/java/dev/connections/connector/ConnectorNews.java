package dev.connections.connector;

import dev.connections.console.connection.ConnectionEvent;

/**
 * A connector was linked, changed or unlinked. Fired in the transaction of that, so that an
 * observer's writes are kept or lost with it.
 *
 * @param actor who did it
 * @param connector its name
 */
public record ConnectorNews(
    String connectionId, String actor, ConnectionEvent.Kind kind, String connector) {}
