package dev.connections.provider.call;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What a person is asked for at an authorization server.
 *
 * @param scopes as the server spells them; with {@code openid} among them an ID token comes with
 *     the answer, and is checked
 * @param redirectUri as it is registered there, exactly
 * @param state comes back with the answer (RFC 6749, section 10.12)
 * @param nonce comes back within the ID token (OpenID Connect Core 1.0, section 3.1.2.1)
 * @param codeVerifier secret until the code is redeemed (RFC 7636), 43 to 128 characters
 * @param account whom the person is expected to sign in as; empty when not known
 * @param first whether nobody granted the application anything yet that is kept here: only then
 *     what is of no use is given back, since a server may revoke all that an account granted (RFC
 *     7009, section 2.1)
 * @param parameters further ones of this server, such as {@code access_type}
 */
public record CodeRequest(
    List<String> scopes,
    URI redirectUri,
    String state,
    String nonce,
    String codeVerifier,
    String account,
    boolean first,
    Map<String, String> parameters) {
  static final String OPENID = "openid";

  public CodeRequest {
    scopes = List.copyOf(scopes);
    parameters = Map.copyOf(parameters);
  }

  boolean isOpenId() {
    return scopes.contains(OPENID);
  }

  /** Leaves everything out that could be used. */
  @Override
  public String toString() {
    return "request for " + scopes;
  }
}
