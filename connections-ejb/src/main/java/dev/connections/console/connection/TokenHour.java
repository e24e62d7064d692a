package dev.connections.console.connection;

import java.time.Instant;

/**
 * The tokens of a connection within one hour.
 *
 * @param start of the hour
 * @param given how many times a connector got one
 * @param refused how many times a connector was refused one
 */
public record TokenHour(Instant start, long given, long refused) {}
