package dev.connections.sandbox.server;

import java.net.URI;
import java.time.Instant;

/**
 * A call that an organization got.
 *
 * @param origin by which it came
 * @param query with its question mark, or empty
 * @param clientId empty when it was not told or not proved
 * @param status what was answered; 0 when the answer was never finished
 * @param note why it was refused, or what was done to it
 */
public record Call(
    Instant at,
    URI origin,
    String method,
    String path,
    String query,
    String clientId,
    int status,
    String note) {}
