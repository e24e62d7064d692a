package dev.connections.connection;

/**
 * A connection as other features may know it.
 *
 * @param removed whether it was removed and can still be restored
 */
public record KnownConnection(
    String id, String name, ConnectedOrganization organization, boolean removed) {}
