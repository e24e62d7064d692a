package dev.connections.connector;

import dev.connections.api.Workload;

/**
 * A connection, as far as its connectors and applications have to know it.
 *
 * @param organizationId the provider's own
 */
public record SharedConnection(String id, String name, Workload workload, String organizationId) {}
