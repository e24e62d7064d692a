package dev.connections.provider.call;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import dev.connections.api.FindingCode;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;

/**
 * Sends people to an authorization server and redeems what they come back with: OAuth's
 * authorization code (RFC 6749, section 4.1) with PKCE (RFC 7636), as RFC 9700 wants it. For one
 * thread.
 */
public final class AuthorizationCodeFlow {
  private final ProviderCalls calls;
  private final AuthorizationServer server;
  private final OAuthClient client;
  private final TokenFlow tokens;
  private final IdTokens idTokens;
  private final Issuers issuers;

  /**
   * @param calls within whose limit the server is asked
   * @param client that people grant; with what it was granted where that is used
   * @param nonces outlive the flow
   * @param keys outlive the flow
   */
  public AuthorizationCodeFlow(
      ProviderCalls calls,
      AuthorizationServer server,
      OAuthClient client,
      DPoPNonces nonces,
      KeySets keys,
      Clock clock) {
    this.calls = calls;
    this.server = server;
    this.client = client;
    this.tokens = new TokenFlow(calls, server.token(), client, nonces, clock);
    this.idTokens = new IdTokens(calls, server, keys);
    this.issuers = new Issuers(server.issuer());
  }

  /**
   * What was issued for a code.
   *
   * @param tokens with its {@link IssuedTokens#answer}
   * @param claims of the ID token, which was checked; empty when none was asked for
   */
  public record Redeemed(IssuedTokens tokens, Map<String, Object> claims) {
    /** Without the tokens. */
    @Override
    public String toString() {
      return tokens.toString();
    }
  }

  /**
   * The server's page to send a person to. Calls the server where it takes the request beforehand:
   * then nothing of it goes through the browser.
   *
   * @throws ProviderRefusal as the server's errors mean; ANSWER_NOT_UNDERSTOOD when it answers with
   *     no request; those of {@link ProviderCalls#send}
   */
  public URI begin(CodeRequest request) throws ProviderRefusal {
    AuthorizationRequest.Builder asked = authorization(request);
    return server.pushed() == null
        ? asked.endpointURI(server.authorization()).build().toURI()
        : pushed(asked.build());
  }

  private AuthorizationRequest.Builder authorization(CodeRequest request) {
    AuthorizationRequest.Builder asked =
        new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(client.id()))
            .redirectionURI(request.redirectUri())
            .state(new State(request.state()))
            .codeChallenge(new CodeVerifier(request.codeVerifier()), CodeChallengeMethod.S256);
    if (!request.scopes().isEmpty()) {
      asked.customParameter(
          "scope", String.join(server.token().dialect().scopeSeparator(), request.scopes()));
    }
    if (request.isOpenId()) {
      asked.customParameter("nonce", request.nonce());
    }
    if (!request.account().isEmpty()) {
      asked.customParameter("login_hint", request.account());
    }
    request.parameters().forEach(asked::customParameter);
    return asked;
  }

  private URI pushed(AuthorizationRequest asked) throws ProviderRefusal {
    HTTPRequest request =
        new PushedAuthorizationRequest(server.pushed(), tokens.authentication(), asked)
            .toHTTPRequest();
    request.setAccept("application/json");
    HTTPResponse answer = calls.send(request, client.secret());
    if (!answer.indicatesSuccess()) {
      throw server.token().errors().read(answer, client);
    }
    try {
      URI kept = PushedAuthorizationResponse.parse(answer).toSuccessResponse().getRequestURI();
      return new AuthorizationRequest.Builder(kept, new ClientID(client.id()))
          .endpointURI(server.authorization())
          .build()
          .toURI();
    } catch (ParseException | ClassCastException noRequest) {
      throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD);
    }
  }

  /**
   * Redeems a code, and checks the ID token where one was asked for. Calls the server.
   *
   * @param issuer the parameter {@code iss} of the answer; null when it had none
   * @throws ProviderRefusal OTHER_ISSUER, without a call, when another server answered than was
   *     asked; as the server's errors mean; ANSWER_NOT_UNDERSTOOD when there is no token, or an ID
   *     token that does not hold; those of {@link ProviderCalls#send}
   */
  public Redeemed redeem(CodeRequest request, String code, String issuer) throws ProviderRefusal {
    refuseOther(issuer);
    IssuedTokens issued =
        tokens.redeem(
            new AuthorizationCodeGrant(
                new AuthorizationCode(code),
                request.redirectUri(),
                new CodeVerifier(request.codeVerifier())),
            request.scopes());
    try {
      return new Redeemed(issued, request.isOpenId() ? claims(request, issued) : Map.of());
    } catch (ProviderRefusal notHis) {
      if (request.first()) {
        giveBack(issued, notHis);
      }
      throw notHis;
    }
  }

  /**
   * Gives back what was redeemed and is of no use, since nobody would know of it. Calls the server.
   * Not to be called where an account may have granted something before: a server may revoke all of
   * that (RFC 7009, section 2.1).
   *
   * @param why gets the refusal beside it when the server does not take it
   */
  public void giveBack(IssuedTokens issued, Exception why) {
    if (issued.refreshToken() == null) {
      return;
    }
    try {
      revoke(issued.refreshToken());
    } catch (ProviderRefusal stays) {
      why.addSuppressed(stays);
    }
  }

  /**
   * A new access token by the refresh token of what the client was granted, with what the server
   * tells beside it; an ID token among that is checked. Calls the server.
   *
   * @param scopes fewer than were granted; none for all
   * @throws ProviderRefusal as {@link TokenFlow#request}; OTHER_ISSUER or ANSWER_NOT_UNDERSTOOD
   *     when an ID token does not hold
   */
  public Redeemed refresh(Collection<String> scopes) throws ProviderRefusal {
    IssuedTokens issued = tokens.issue(scopes);
    boolean told =
        server.keys() != null
            && !server.issuer().isEmpty()
            && issued.answer().get("id_token") instanceof String;
    return new Redeemed(
        issued,
        // Without a nonce: nobody asked for this one (OpenID Connect Core 1.0, section 12.2).
        told
            ? idTokens.claims((String) issued.answer().get("id_token"), client.id(), null)
            : Map.of());
  }

  private void refuseOther(String issuer) throws ProviderRefusal {
    if (issuers.areNot(issuer, server.issuerInAnswers())) {
      throw issuers.other(issuer == null ? "" : issuer);
    }
  }

  private Map<String, Object> claims(CodeRequest request, IssuedTokens issued)
      throws ProviderRefusal {
    if (!(issued.answer().get("id_token") instanceof String idToken)) {
      throw new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD).about("ID token");
    }
    return idTokens.claims(idToken, client.id(), request.nonce());
  }

  /**
   * Gives a refresh token back, and with it what was granted (RFC 7009); does nothing where the
   * server takes none. Calls the server, which says the same of a token that it no longer knows.
   *
   * @throws ProviderRefusal as the server's errors mean; those of {@link ProviderCalls#send}
   */
  public void revoke(String refreshToken) throws ProviderRefusal {
    if (server.revocation() == null) {
      return;
    }
    HTTPRequest request =
        new TokenRevocationRequest(
                server.revocation(), tokens.authentication(), new RefreshToken(refreshToken))
            .toHTTPRequest();
    request.setAccept("application/json");
    HTTPResponse answer = calls.send(request, client.secret());
    if (!answer.indicatesSuccess()) {
      throw server.token().errors().read(answer, client);
    }
  }
}
