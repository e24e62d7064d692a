package dev.connections.application;

import dev.connections.api.Workload;

/**
 * The connection of an application, as far as lists of applications sort and filter by it.
 *
 * @param name normalized
 * @param searched what a search looks at
 */
public record ConnectionRef(String id, Workload workload, String name, String searched) {}
