package dev.connections.connector;

import java.time.Instant;

/**
 * What a connector did on one node since that told of it last.
 *
 * @param hour in which it did; counts of two hours are told apart
 * @param lastTokenAt null when it got none
 * @param lastErrorAt null when it was refused none
 * @param lastError in the words that it was told
 */
public record ConnectorCounts(
    String linkId,
    String connectionId,
    Instant hour,
    long given,
    long refused,
    Instant lastTokenAt,
    Instant lastErrorAt,
    String lastError) {}
