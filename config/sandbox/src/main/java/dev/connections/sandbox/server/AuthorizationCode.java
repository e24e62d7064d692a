package dev.connections.sandbox.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What a person granted, until the application fetches it.
 *
 * @param challenge of PKCE (RFC 7636), or null
 * @param nonce for the ID token, or null
 * @param factor whether the person gave a second factor
 */
public record AuthorizationCode(
    String value,
    String clientId,
    String accountId,
    Set<String> scopes,
    String redirectUri,
    String challenge,
    String nonce,
    boolean factor,
    Instant issued) {

  public boolean holdsAt(Instant now, Duration lifetime) {
    return now.isBefore(issued.plus(lifetime));
  }

  /**
   * Whether a verifier is that of the challenge, by S256. Without a challenge none is asked for.
   */
  public boolean isVerifiedBy(String verifier) {
    return challenge == null || verifier != null && Jwts.hash(verifier).equals(challenge);
  }
}
