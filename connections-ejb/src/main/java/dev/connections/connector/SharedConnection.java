package dev.connections.connector;

import dev.connections.api.Workload;

/** A connection, as far as its connectors have to know it. */
public record SharedConnection(String id, String name, Workload workload) {}
