package dev.connections.provider.call;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.util.Optional;

/** Calls of one API with access tokens; reading only. For one thread. */
public final class TokenCalls {
  private final ProviderCalls calls;

  /** A resource server's nonces are not the token endpoint's (RFC 9449 section 9). */
  private Nonce nonce;

  public TokenCalls(ProviderCalls calls) {
    this.calls = calls;
  }

  /**
   * Calls the provider; where it wants a nonce in the proof, once more.
   *
   * @throws ProviderRefusal for 429, 5xx and no answer; the rest is the caller's to judge
   */
  public HTTPResponse get(IssuedToken token, URI address) throws ProviderRefusal {
    HTTPResponse answer = calls.send(request(token, address));
    String challenge = answer.getHeaderValue("WWW-Authenticate");
    Optional<Nonce> fresh = DPoPNonces.in(answer);
    if (fresh.isPresent() && challenge != null && challenge.contains("use_dpop_nonce")) {
      nonce = fresh.get();
      return calls.send(request(token, address));
    }
    return answer;
  }

  private HTTPRequest request(IssuedToken token, URI address) {
    HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, address);
    request.setAccept("application/json");
    request.setAuthorization(token.token().toAuthorizationHeader());
    if (token.proofKey() != null) {
      request.setDPoP(token.proofKey().proof("GET", address, token.token(), nonce));
    }
    return request;
  }
}
