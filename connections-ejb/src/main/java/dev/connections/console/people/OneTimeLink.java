package dev.connections.console.people;

import java.time.Instant;

/**
 * A link that lets a person choose a password, shown once: only a hash of the token is kept.
 *
 * @param token goes into the address of the page {@code invitation.xhtml}
 */
public record OneTimeLink(String personName, String token, Instant expiresAt) {
  /** Leaves the token out. */
  @Override
  public String toString() {
    return "one-time link for " + personName + " until " + expiresAt;
  }
}
