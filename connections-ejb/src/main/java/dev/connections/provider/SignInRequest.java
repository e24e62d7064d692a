package dev.connections.provider;

import dev.connections.capability.Permission;
import java.net.URI;
import java.util.List;

/**
 * What a person is asked for at the provider.
 *
 * @param organization where the person has to sign in; null where the provider finds it out
 * @param permissions what the application is to be granted
 * @param redirectUri as it is registered at the provider, exactly
 * @param state comes back with the answer (RFC 6749, section 10.12)
 * @param nonce comes back within the ID token (OpenID Connect Core 1.0, section 3.1.2.1)
 * @param codeVerifier secret until the code is redeemed (RFC 7636)
 * @param account whom the person is expected to sign in as; empty when not known
 * @param first whether nobody granted the application anything yet that is kept here: only then
 *     what is of no use is given back, since a server may revoke all that an account granted (RFC
 *     7009, section 2.1)
 */
public record SignInRequest(
    Registration registration,
    Organization organization,
    List<Permission> permissions,
    URI redirectUri,
    String state,
    String nonce,
    String codeVerifier,
    String account,
    boolean first) {
  public SignInRequest {
    permissions = List.copyOf(permissions);
  }

  /** Leaves everything out that could be used. */
  @Override
  public String toString() {
    return "sign-in at " + registration.workload();
  }
}
