package dev.connections.web.apikeys;

import java.io.Serializable;

/**
 * A connection that a key can reach.
 *
 * @param host of its organization
 */
public record ConnectionChoice(String id, String name, String host) implements Serializable {}
