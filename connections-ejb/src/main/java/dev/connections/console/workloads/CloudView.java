package dev.connections.console.workloads;

import dev.connections.api.Cloud;

/**
 * A cloud of a workload's provider.
 *
 * @param title for people, such as {@code US Government (DoD)}
 */
public record CloudView(Cloud cloud, String title) {}
