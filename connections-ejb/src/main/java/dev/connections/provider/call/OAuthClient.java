package dev.connections.provider.call;

import dev.connections.credential.ClientSecret;
import dev.connections.credential.Credential;
import dev.connections.credential.Grant;
import dev.connections.credential.RefreshTokens;
import java.util.Optional;

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
    return credential.fold(
        key -> "", certificate -> "", ClientSecret::value, grant -> application().secret());
  }

  /** The same with what it proves itself with alone, without what it was granted. */
  public OAuthClient application() {
    return credential instanceof Grant grant
        ? new OAuthClient(id, grant.application(), proofOfPossession)
        : this;
  }

  /** What it was granted; empty for one that signs in by itself. */
  public Optional<RefreshTokens> refreshTokens() {
    return credential instanceof Grant grant ? grant.refreshTokens() : Optional.empty();
  }
}
