package dev.connections.provider.call;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.JWTAuthentication;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.connections.api.FindingCode;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.Grant;
import dev.connections.credential.RefreshTokens;
import dev.connections.platform.JsonText;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Access tokens of one application by OAuth's client credentials (RFC 6749, section 4.4), by the
 * refresh token of what it was granted (section 6), or by a code (section 4.1.3). It proves itself
 * by an assertion where it holds a key (RFC 7523), else by its secret; the token is bound to a key
 * where it wants DPoP (RFC 9449), which is learnt from what the server answers. For one thread.
 */
public final class TokenFlow {
  private static final Logger LOG = Logger.getLogger(TokenFlow.class.getName());

  /** Without proof, then with, then with a nonce, then with a fresh one or by the other clock. */
  private static final int MAX_ATTEMPTS = 4;

  /** A year: beyond any that is issued, and far from what a time can hold. */
  private static final long LONGEST_SECONDS = 366L * 24 * 3600;

  private final ProviderCalls calls;
  private final TokenEndpoint endpoint;
  private final OAuthClient client;
  private final DPoPNonces nonces;
  private final Clock clock;
  private final ServerClock serverClock;
  private final DPoPKey proofKey;
  private boolean proofOfPossession;
  private int requests;

  /**
   * @param calls within whose limit the tokens are asked for
   * @param nonces outlive the flow
   */
  public TokenFlow(
      ProviderCalls calls,
      TokenEndpoint endpoint,
      OAuthClient client,
      DPoPNonces nonces,
      Clock clock) {
    this.calls = calls;
    this.endpoint = endpoint;
    this.client = client;
    this.nonces = nonces;
    this.clock = clock;
    this.serverClock = new ServerClock(clock);
    this.proofKey = new DPoPKey(serverClock);
    this.proofOfPossession = client.proofOfPossession();
  }

  /** Whether the application was last seen to want DPoP. */
  public boolean proofOfPossession() {
    return proofOfPossession;
  }

  /** How many requests went out by now; one {@link #request} may take several. */
  public int requests() {
    return requests;
  }

  /**
   * Asks for a token. Calls the provider, more than once where it wants a proof or a new nonce, and
   * where its clock and this machine's differ by minutes.
   *
   * @param scopes as the provider spells them
   * @param resources the APIs that the token is for, where the provider wants them named (RFC 8707)
   * @throws ProviderRefusal as the endpoint's errors mean; ANSWER_NOT_UNDERSTOOD when it answers
   *     with no token, or with a refresh token that is too long to be kept; those of {@link
   *     ProviderCalls#send}
   */
  public IssuedToken request(Collection<String> scopes, URI... resources) throws ProviderRefusal {
    return issue(scopes, resources).token();
  }

  /** The same with all that the endpoint answered. */
  IssuedTokens issue(Collection<String> scopes, URI... resources) throws ProviderRefusal {
    Optional<RefreshTokens> granted = client.refreshTokens();
    if (granted.isEmpty()) {
      return requested(new ClientCredentialsGrant(), scopes, resources);
    }
    try {
      return granted
          .get()
          .use(
              refreshToken -> {
                IssuedTokens issued =
                    requested(
                        new RefreshTokenGrant(new RefreshToken(refreshToken)), scopes, resources);
                refuseOtherAccount(issued);
                if (RefreshTokens.isTooLong(issued.refreshToken())) {
                  throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD)
                      .about("refresh token");
                }
                return new RefreshTokens.Used<>(issued, issued.refreshToken());
              });
    } catch (RefreshTokens.BusyException inUse) {
      throw new ProviderRefusal(FindingCode.TIMED_OUT);
    }
  }

  /**
   * What is renewed stays the same account's (OpenID Connect Core 1.0, section 12.2). The ID token
   * came from the server itself, so nothing but its word is compared.
   */
  private void refuseOtherAccount(IssuedTokens issued) throws ProviderRefusal {
    String before = client.credential() instanceof Grant grant ? grant.accountId() : "";
    String now = account(issued.answer().get("id_token"));
    if (!before.isEmpty() && !now.isEmpty() && !now.equals(before)) {
      throw new ProviderRefusal(FindingCode.OTHER_ACCOUNT);
    }
  }

  /** Empty where an ID token names none. */
  private String account(Object idToken) throws ProviderRefusal {
    String claim = endpoint.dialect().accountClaim();
    if (claim.isEmpty() || !(idToken instanceof String text)) {
      return "";
    }
    try {
      Object account = JWTParser.parse(text).getJWTClaimsSet().getClaim(claim);
      return account == null ? "" : ProviderText.sanitize(account.toString());
    } catch (java.text.ParseException noToken) {
      throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD).about("ID token");
    }
  }

  /**
   * Redeems a code, and answers with what else was issued beside the access token.
   *
   * @param scopes that were asked for
   * @throws ProviderRefusal as {@link #request}
   */
  IssuedTokens redeem(AuthorizationCodeGrant code, Collection<String> scopes)
      throws ProviderRefusal {
    return requested(code, scopes);
  }

  private IssuedTokens requested(
      AuthorizationGrant grant, Collection<String> scopes, URI... resources)
      throws ProviderRefusal {
    ProviderRefusal last = null;
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Instant asked = clock.instant();
      requests++;
      HTTPResponse answer = calls.send(tokenRequest(grant, scopes, resources), client.secret());
      nonces.learn(endpoint.address(), answer);
      if (answer.getStatusCode() == 200 && !isError(answer)) {
        return issued(answer, asked, scopes);
      }
      last = endpoint.errors().read(withoutSecret(answer), client);
      if (wantsProof(last)) {
        proofOfPossession = true;
      } else if (last.finding() != FindingCode.CLOCK_SKEW || !serverClock.learn(answer)) {
        throw last;
      } else {
        LOG.log(
            Level.WARNING,
            "The clock of this machine and that of {0} differ by {1} seconds; set this machine''s"
                + " by NTP",
            new Object[] {endpoint.address().getHost(), serverClock.ahead().toSeconds()});
      }
    }
    throw last;
  }

  /** Some servers answer errors with 200, although RFC 6749, section 5.2, has another status. */
  private static boolean isError(HTTPResponse answer) {
    return !Json.text(Json.objectOrNone(answer.getBody()), "error").isEmpty();
  }

  private HTTPResponse withoutSecret(HTTPResponse answer) {
    return answer.indicatesSuccess()
        ? new EchoedSecret(client.secret()).removedFrom(answer)
        : answer;
  }

  private boolean wantsProof(ProviderRefusal refusal) {
    return refusal.error().equals("use_dpop_nonce")
        || refusal.error().equals("invalid_dpop_proof") && !proofOfPossession;
  }

  /** Each request has an assertion and a proof of its own: a second use of either is refused. */
  private HTTPRequest tokenRequest(
      AuthorizationGrant grant, Collection<String> scopes, URI... resources) {
    // At once: the SDK's TokenRequest reads the form again to add the client, and writes it twice.
    Map<String, List<String>> form = new LinkedHashMap<>(grant.toParameters());
    // A code stands for the scopes that it was given for (section 4.1.3).
    if (!scopes.isEmpty() && !(grant instanceof AuthorizationCodeGrant)) {
      form.put("scope", List.of(String.join(" ", scopes)));
    }
    if (resources.length > 0) {
      form.put("resource", Stream.of(resources).map(URI::toString).toList());
    }
    if (client.secret().isEmpty() && endpoint.assertions().clientIdBeside()) {
      form.put("client_id", List.of(client.id()));
    }
    HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, endpoint.address());
    ClientAuthentication proof = authentication();
    if (proof instanceof ClientSecretBasic basic) {
      request.setAuthorization(basic.toHTTPAuthorizationHeader());
    } else {
      form.putAll(
          proof instanceof ClientSecretPost post
              ? post.toParameters()
              : ((JWTAuthentication) proof).toParameters());
    }
    request.setEntityContentType(ContentType.APPLICATION_URLENCODED);
    request.setBody(URLUtils.serializeParameters(form));
    request.setAccept("application/json");
    if (proofOfPossession) {
      URI address = endpoint.address();
      request.setDPoP(proofKey.proof("POST", address, null, nonces.last(address)));
    }
    return request;
  }

  /** Of the client, for one request to the server: a second use of an assertion is refused. */
  ClientAuthentication authentication() {
    ClientAssertion assertion = new ClientAssertion(client, endpoint, serverClock.instant());
    return client
        .application()
        .credential()
        .<ClientAuthentication>fold(
            assertion::signedBy,
            assertion::signedBy,
            this::authentication,
            grant -> {
              throw new IllegalStateException("a grant of a grant");
            });
  }

  private ClientAuthentication authentication(ClientSecret secret) {
    ClientID id = new ClientID(client.id());
    Secret value = new Secret(secret.value());
    return endpoint.dialect().basic()
        ? new ClientSecretBasic(id, value)
        : new ClientSecretPost(id, value);
  }

  private IssuedTokens issued(HTTPResponse answer, Instant asked, Collection<String> scopes)
      throws ProviderRefusal {
    AccessTokenResponse response = parsed(answer);
    AccessToken token = response.getTokens().getAccessToken();
    RefreshToken refreshToken = response.getTokens().getRefreshToken();
    // An application that no longer wants a proof may answer one with a bearer token.
    proofOfPossession = AccessTokenType.DPOP.equals(token.getType());
    IssuedToken issued =
        new IssuedToken(
            token,
            token.getLifetime() > 0
                ? asked.plusSeconds(Math.min(token.getLifetime(), LONGEST_SECONDS))
                : null,
            token.getScope() == null ? Set.copyOf(scopes) : scopes(token.getScope()),
            proofOfPossession ? proofKey : null);
    return new IssuedTokens(
        issued,
        refreshToken == null ? null : refreshToken.getValue(),
        response.getCustomParameters());
  }

  private Set<String> scopes(Scope granted) {
    return Stream.of(granted.toString().split("[ " + endpoint.dialect().scopeSeparator() + "]"))
        .filter(scope -> !scope.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private AccessTokenResponse parsed(HTTPResponse answer) throws ProviderRefusal {
    try {
      return TokenResponse.parse(standard(answer)).toSuccessResponse();
    } catch (ParseException | ClassCastException notATokenResponse) {
      throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD);
    }
  }

  /** With the name of the standard for what this server has a name of its own for. */
  private HTTPResponse standard(HTTPResponse answer) {
    Map<String, Object> body = new LinkedHashMap<>(Json.objectOrNone(answer.getBody()));
    String type = Json.text(body, "token_type");
    String bearer = AccessTokenType.BEARER.getValue();
    if (type.equalsIgnoreCase(bearer) || !type.equals(endpoint.dialect().bearer())) {
      return answer;
    }
    body.put("token_type", bearer);
    HTTPResponse standard = new HTTPResponse(answer.getStatusCode());
    answer
        .getHeaderMap()
        .forEach((name, values) -> standard.setHeader(name, values.toArray(String[]::new)));
    standard.setBody(JsonText.write(body));
    return standard;
  }
}
