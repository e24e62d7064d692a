package dev.connections.provider.okta;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.TokenCalls;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Calls of one organization's management API for one verification; reading only. What was answered
 * once is not asked again.
 */
final class OktaApi {
  private final TokenCalls calls;
  private final URI origin;
  private final Map<Asked, HTTPResponse> answers = new HashMap<>();

  OktaApi(ProviderCalls calls, URI origin) {
    this.calls = new TokenCalls(calls);
    this.origin = origin;
  }

  HTTPResponse get(IssuedToken token, String pathAndQuery) throws ProviderRefusal {
    return get(token, address(pathAndQuery));
  }

  /**
   * 200, or what Okta itself says instead, which is the caller's to judge.
   *
   * @throws ProviderRefusal for 429, 5xx and no answer, for what something else answers in Okta's
   *     place, and when the token is not taken
   */
  HTTPResponse get(IssuedToken token, URI address) throws ProviderRefusal {
    Asked asked = new Asked(token.token().getValue(), address);
    HTTPResponse before = answers.get(asked);
    if (before != null) {
      return before;
    }
    HTTPResponse answer = calls.get(token, address);
    if (answer.getStatusCode() != 200) {
      Optional<ProviderRefusal> refusal = OktaErrors.onTheWay(answer);
      if (refusal.isPresent()) {
        throw refusal.get();
      }
    }
    answers.put(asked, answer);
    return answer;
  }

  URI address(String pathAndQuery) {
    return origin.resolve(pathAndQuery);
  }

  private record Asked(String token, URI address) {

    /** Without the token. */
    @Override
    public String toString() {
      return address.toString();
    }
  }
}
