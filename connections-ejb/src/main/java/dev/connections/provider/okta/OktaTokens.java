package dev.connections.provider.okta;

import com.github.benmanes.caffeine.cache.Cache;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.connections.api.FindingCode;
import dev.connections.credential.SigningKey;
import dev.connections.provider.Json;
import dev.connections.provider.ProviderCalls;
import dev.connections.provider.ProviderRefusal;
import dev.connections.provider.SignIn;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Access tokens of one application at its organization's authorization server, by {@code
 * private_key_jwt} (RFC 7523), and calls with them. Whether the application wants DPoP (RFC 9449)
 * is learnt from what Okta answers.
 */
final class OktaTokens {
  private static final Duration ASSERTION_LIFETIME = Duration.ofMinutes(5);

  /** Without proof, then with, then with a nonce, then with a fresh one. */
  private static final int MAX_ATTEMPTS = 4;

  /** A token, and the scopes that it was granted. */
  record Grant(AccessToken token, Set<String> scopes) {}

  private final ProviderCalls calls;
  private final URI origin;
  private final SignIn signIn;
  private final Clock clock;
  private final Cache<String, Nonce> nonces;
  private final DPoPKey proofKey;
  private boolean proofOfPossession;

  /** A resource server's nonces are not the token endpoint's (RFC 9449 section 9). */
  private Nonce apiNonce;

  OktaTokens(
      ProviderCalls calls, URI origin, SignIn signIn, Clock clock, Cache<String, Nonce> nonces) {
    this.calls = calls;
    this.origin = origin;
    this.signIn = signIn;
    this.clock = clock;
    this.nonces = nonces;
    this.proofKey = new DPoPKey(clock);
    this.proofOfPossession = signIn.proofOfPossession();
  }

  /** Whether the application was last seen to want DPoP. */
  boolean proofOfPossession() {
    return proofOfPossession;
  }

  Grant request(Collection<String> scopes) throws ProviderRefusal {
    ProviderRefusal last = null;
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      HTTPResponse answer = calls.send(tokenRequest(scopes));
      nonceOf(answer).ifPresent(nonce -> nonces.put(origin.toString(), nonce));
      if (answer.getStatusCode() == 200) {
        return granted(answer, scopes);
      }
      last = refusal(answer);
      boolean wantsProof =
          last.error().equals("use_dpop_nonce")
              || last.error().equals("invalid_dpop_proof") && !proofOfPossession;
      if (!wantsProof) {
        throw last;
      }
      proofOfPossession = true;
    }
    throw last;
  }

  /** Each request has an assertion and a proof of its own: a second use of either is refused. */
  private HTTPRequest tokenRequest(Collection<String> scopes) {
    URI endpoint = origin.resolve("/oauth2/v1/token");
    HTTPRequest request =
        new TokenRequest.Builder(endpoint, assertion(endpoint), new ClientCredentialsGrant())
            .scope(new Scope(scopes.toArray(String[]::new)))
            .build()
            .toHTTPRequest();
    request.setAccept("application/json");
    if (proofOfPossession) {
      request.setDPoP(
          proofKey.proof("POST", endpoint, null, nonces.getIfPresent(origin.toString())));
    }
    return request;
  }

  /**
   * Without {@code iat}, which is optional (RFC 7523 section 3): Okta refuses one that lies ahead
   * of its own clock, and needs none.
   */
  private PrivateKeyJWT assertion(URI endpoint) {
    var claims =
        new JWTAuthenticationClaimsSet(
            new ClientID(signIn.clientId()),
            List.of(new Audience(endpoint)),
            Date.from(clock.instant().plus(ASSERTION_LIFETIME)),
            null,
            null,
            new JWTID());
    return new PrivateKeyJWT(((SigningKey) signIn.credential()).sign(claims.toJWTClaimsSet()));
  }

  private Grant granted(HTTPResponse answer, Collection<String> asked) throws ProviderRefusal {
    try {
      AccessTokenResponse response = TokenResponse.parse(answer).toSuccessResponse();
      AccessToken token = response.getTokens().getAccessToken();
      // An application that no longer wants a proof may answer one with a bearer token.
      proofOfPossession = AccessTokenType.DPOP.equals(token.getType());
      // RFC 6749 section 5.1: no scope in the answer means all that was asked for.
      Scope scope = token.getScope();
      return new Grant(token, scope == null ? Set.copyOf(asked) : Set.copyOf(scope.toStringList()));
    } catch (ParseException notATokenResponse) {
      throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD);
    }
  }

  private static ProviderRefusal refusal(HTTPResponse answer) {
    Map<String, Object> body = Json.objectOrNone(answer.getBody());
    String error = Json.text(body, "error");
    String words = OktaErrors.words(answer);
    FindingCode finding =
        error.isEmpty()
            ? FindingCode.ANSWER_NOT_UNDERSTOOD
            : OktaErrors.finding(error, Json.text(body, "error_description"));
    return new ProviderRefusal(finding, List.of(), words, error);
  }

  /** GET with a token; 429, 5xx and no answer are refusals, the rest is the caller's to judge. */
  HTTPResponse get(AccessToken token, URI address) throws ProviderRefusal {
    HTTPResponse answer = calls.send(apiRequest(token, address));
    String challenge = answer.getHeaderValue("WWW-Authenticate");
    Optional<Nonce> nonce = nonceOf(answer);
    if (nonce.isPresent() && challenge != null && challenge.contains("use_dpop_nonce")) {
      apiNonce = nonce.get();
      return calls.send(apiRequest(token, address));
    }
    return answer;
  }

  URI address(String pathAndQuery) {
    return origin.resolve(pathAndQuery);
  }

  private HTTPRequest apiRequest(AccessToken token, URI address) {
    HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, address);
    request.setAccept("application/json");
    request.setAuthorization(token.toAuthorizationHeader());
    if (AccessTokenType.DPOP.equals(token.getType())) {
      request.setDPoP(proofKey.proof("GET", address, token, apiNonce));
    }
    return request;
  }

  private static Optional<Nonce> nonceOf(HTTPResponse answer) {
    return Optional.ofNullable(answer.getHeaderValue("DPoP-Nonce"))
        .filter(nonce -> !nonce.isBlank() && nonce.length() <= 500)
        .map(Nonce::new);
  }
}
