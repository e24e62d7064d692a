package dev.connections.provider.call;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import dev.connections.api.FindingCode;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Access tokens of one application by OAuth's client credentials (RFC 6749, section 4.4): by an
 * assertion where it holds a key (RFC 7523), else by its secret, and bound to a key where it wants
 * DPoP (RFC 9449), which is learnt from what the server answers. For one thread.
 */
public final class TokenFlow {
  private static final Logger LOG = Logger.getLogger(TokenFlow.class.getName());

  /** Without proof, then with, then with a nonce, then with a fresh one or by the other clock. */
  private static final int MAX_ATTEMPTS = 4;

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
   *     with no token; those of {@link ProviderCalls#send}
   */
  public IssuedToken request(Collection<String> scopes, URI... resources) throws ProviderRefusal {
    ProviderRefusal last = null;
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Instant asked = clock.instant();
      requests++;
      HTTPResponse answer = calls.send(tokenRequest(scopes, resources), client.secret());
      nonces.learn(endpoint.address(), answer);
      if (answer.getStatusCode() == 200) {
        return issued(answer, asked, scopes);
      }
      last = endpoint.errors().read(answer, client);
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

  private boolean wantsProof(ProviderRefusal refusal) {
    return refusal.error().equals("use_dpop_nonce")
        || refusal.error().equals("invalid_dpop_proof") && !proofOfPossession;
  }

  /** Each request has an assertion and a proof of its own: a second use of either is refused. */
  private HTTPRequest tokenRequest(Collection<String> scopes, URI... resources) {
    TokenRequest.Builder token =
        new TokenRequest.Builder(endpoint.address(), authentication(), new ClientCredentialsGrant())
            .scope(new Scope(scopes.toArray(String[]::new)));
    if (resources.length > 0) {
      token.resources(resources);
    }
    if (client.secret().isEmpty() && endpoint.assertions().clientIdBeside()) {
      token.customParameter("client_id", client.id());
    }
    HTTPRequest request = token.build().toHTTPRequest();
    request.setAccept("application/json");
    if (proofOfPossession) {
      URI address = endpoint.address();
      request.setDPoP(proofKey.proof("POST", address, null, nonces.last(address)));
    }
    return request;
  }

  private ClientAuthentication authentication() {
    ClientAssertion assertion = new ClientAssertion(client, endpoint, serverClock.instant());
    return client
        .credential()
        .<ClientAuthentication>fold(
            assertion::signedBy,
            assertion::signedBy,
            secret -> new ClientSecretPost(new ClientID(client.id()), new Secret(secret.value())));
  }

  private IssuedToken issued(HTTPResponse answer, Instant asked, Collection<String> scopes)
      throws ProviderRefusal {
    AccessToken token = token(answer);
    // An application that no longer wants a proof may answer one with a bearer token.
    proofOfPossession = AccessTokenType.DPOP.equals(token.getType());
    return new IssuedToken(
        token,
        token.getLifetime() > 0 ? asked.plusSeconds(token.getLifetime()) : null,
        token.getScope() == null ? Set.copyOf(scopes) : Set.copyOf(token.getScope().toStringList()),
        proofOfPossession ? proofKey : null);
  }

  private static AccessToken token(HTTPResponse answer) throws ProviderRefusal {
    try {
      AccessTokenResponse response = TokenResponse.parse(answer).toSuccessResponse();
      return response.getTokens().getAccessToken();
    } catch (ParseException | ClassCastException notATokenResponse) {
      throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD);
    }
  }
}
