package dev.connections.provider;

/**
 * An organization as its provider names it.
 *
 * @param id the provider's own id, which no spelling of a domain changes
 * @param host the canonical host, with a port only where the operator trusts that origin; the only
 *     one that keys and tokens are sent to
 * @param typedHost the host that the person typed, normalized; equal to host unless it is a custom
 *     domain
 * @param edition for people, such as {@code Identity Engine}; empty when not known
 */
public record Organization(String id, String host, String typedHost, String edition) {}
