package dev.connections.connector;

import dev.connections.api.EventKind;

/**
 * A person decided on a link of another application. Fired in the transaction of that.
 *
 * @param kind LINK_ALLOWED, LINK_DENIED or UNLINKED
 * @param ownerId whose link it is
 * @param reference the owner's own name of its connector
 */
public record LinkDecided(EventKind kind, String connectionId, String ownerId, String reference) {}
