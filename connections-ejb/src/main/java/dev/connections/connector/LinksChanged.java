package dev.connections.connector;

/**
 * A connector was linked, changed or unlinked. Fired in the transaction of that, so that an
 * observer's writes are kept or lost with it.
 *
 * @param actor who did it
 */
public record LinksChanged(String connectionId, String actor) {}
