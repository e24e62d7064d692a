package dev.connections.console.connection;

import java.time.Instant;

/**
 * What a connector did lately, up to some seconds ago.
 *
 * @param lastTokenAt when it got a token last; null when never
 * @param lastErrorAt when it was refused one last; null when never
 * @param lastError why, in the words that it was told; empty when never
 * @param given how many tokens it got within the last 24 hours
 * @param refused how many times it was refused one within the last 24 hours
 */
public record ConnectorUse(
    Instant lastTokenAt, Instant lastErrorAt, String lastError, long given, long refused) {
  /** Of one that never asked for a token. */
  public static final ConnectorUse NONE = new ConnectorUse(null, null, "", 0, 0);
}
