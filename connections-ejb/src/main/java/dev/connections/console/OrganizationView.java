package dev.connections.console;

import dev.connections.api.Cloud;
import dev.connections.api.Workload;

/**
 * An organization of a customer at a provider.
 *
 * @param cloud the one that it lives in
 * @param id the provider's own; empty before a verification found it
 * @param name for people; empty when not known
 * @param host the one that is spoken to; empty before a verification found it
 */
public record OrganizationView(
    Workload workload, Cloud cloud, String id, String name, String host) {}
