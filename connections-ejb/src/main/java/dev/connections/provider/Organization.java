package dev.connections.provider;

import dev.connections.api.Cloud;

/**
 * An organization as its provider names it.
 *
 * @param id the provider's own id, which no spelling of a domain changes
 * @param cloud the one it lives in
 * @param host the canonical host or domain, with a port only where the operator trusts that origin
 * @param typedHost the host that the person typed, normalized; equal to host unless it is a custom
 *     domain
 * @param name for people, such as {@code Contoso Ltd}; empty when not known
 * @param edition for people, such as {@code Identity Engine}; empty when not known
 */
public record Organization(
    String id, Cloud cloud, String host, String typedHost, String name, String edition) {}
