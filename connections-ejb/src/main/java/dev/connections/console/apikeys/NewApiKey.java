package dev.connections.console.apikeys;

import java.time.Instant;

/**
 * An API key in the one moment in which it can be shown: only a hash of it is kept.
 *
 * @param key what a program sends in the header {@code Authorization}, behind {@code Bearer}
 */
public record NewApiKey(String id, String name, String key, Instant expiresAt) {
  /** Leaves the key out. */
  @Override
  public String toString() {
    return "API key " + name + " until " + expiresAt;
  }
}
