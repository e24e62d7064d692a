package dev.connections.provider.okta;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.TokenCalls;
import java.net.URI;

/** Calls of one organization's management API; reading only. */
final class OktaApi {
  private final TokenCalls calls;
  private final URI origin;

  OktaApi(ProviderCalls calls, URI origin) {
    this.calls = new TokenCalls(calls);
    this.origin = origin;
  }

  HTTPResponse get(IssuedToken token, String pathAndQuery) throws ProviderRefusal {
    return get(token, address(pathAndQuery));
  }

  /** 429, 5xx and no answer are refusals, the rest is the caller's to judge. */
  HTTPResponse get(IssuedToken token, URI address) throws ProviderRefusal {
    return calls.get(token, address);
  }

  URI address(String pathAndQuery) {
    return origin.resolve(pathAndQuery);
  }
}
