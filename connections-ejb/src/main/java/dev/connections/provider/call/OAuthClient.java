package dev.connections.provider.call;

import dev.connections.credential.ClientSecret;
import dev.connections.credential.Credential;

/**
 * An application as an authorization server knows it.
 *
 * @param id the client id
 * @param credential that it proves itself with
 * @param proofOfPossession whether it is known to require DPoP (RFC 9449)
 */
public record OAuthClient(String id, Credential credential, boolean proofOfPossession) {

  /** What it sends as it is, and what nobody may be told; empty when it signs. */
  public String secret() {
    return credential.fold(key -> "", certificate -> "", ClientSecret::value);
  }
}
