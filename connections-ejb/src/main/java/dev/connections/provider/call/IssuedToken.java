package dev.connections.provider.call;

import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.time.Instant;
import java.util.Set;

/**
 * An access token as a provider issued it.
 *
 * @param token its value and type; never to be logged
 * @param expiresAt counted from when it was asked for, by this installation's clock; null when the
 *     provider did not say
 * @param scopes that were granted; those that were asked for where the answer names none (RFC 6749,
 *     section 5.1)
 * @param proofKey that every call with the token has to prove possession of (RFC 9449); null for a
 *     bearer token
 */
public record IssuedToken(
    AccessToken token, Instant expiresAt, Set<String> scopes, DPoPKey proofKey) {
  public IssuedToken {
    scopes = Set.copyOf(scopes);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return token.getType() + " token until " + expiresAt + " for " + scopes;
  }
}
