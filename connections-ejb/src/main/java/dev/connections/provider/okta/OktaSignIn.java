package dev.connections.provider.okta;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.capability.Permission;
import dev.connections.provider.GrantedSignIn;
import dev.connections.provider.Organization;
import dev.connections.provider.Registration;
import dev.connections.provider.SignInRequest;
import dev.connections.provider.call.AuthorizationCodeFlow;
import dev.connections.provider.call.AuthorizationCodeFlow.Redeemed;
import dev.connections.provider.call.AuthorizationServer;
import dev.connections.provider.call.CodeRequest;
import dev.connections.provider.call.DPoPNonces;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.Issuers;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.KeySets;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.ProviderText;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A person signs in at the org authorization server of one organization, which alone gives tokens
 * for Okta's own API. Each organization has its own, so it is known before; what comes back is
 * asked once more whose it is. For one sign-in.
 */
final class OktaSignIn {
  private static final Logger LOG = Logger.getLogger(OktaSignIn.class.getName());

  /** Whether its server promises that. */
  static final boolean NAMED_IN_ANSWERS = false;

  private final ProviderCalls calls;
  private final URI origin;
  private final Organization organization;
  private final OAuthClient client;
  private final DPoPNonces nonces;
  private final KeySets keys;
  private final Clock clock;

  /**
   * @param organization whose host is {@code origin}'s, and allowed
   * @param nonces outlive this
   * @param keys outlive this
   */
  OktaSignIn(
      ProviderCalls calls,
      URI origin,
      Organization organization,
      Registration registration,
      DPoPNonces nonces,
      KeySets keys,
      Clock clock) {
    this.calls = calls;
    this.origin = origin;
    this.organization = organization;
    this.client = new OAuthClient(registration.clientId(), registration.credential(), false);
    this.nonces = nonces;
    this.keys = keys;
    this.clock = clock;
  }

  static Issuers issuers(URI origin) {
    return new Issuers(origin.toString());
  }

  URI begin(SignInRequest request) throws ProviderRefusal {
    return flow("/oauth2/v1/token").begin(asked(request));
  }

  /** Whoever is signed in at Okta in this browser may be another account than the one to use. */
  private static CodeRequest asked(SignInRequest request) {
    List<String> scopes =
        new ArrayList<>(List.of(OktaTokens.OPENID, OktaTokens.PROFILE, OktaTokens.OFFLINE_ACCESS));
    request.permissions().stream().map(Permission::name).distinct().forEach(scopes::add);
    return new CodeRequest(
        scopes,
        request.redirectUri(),
        request.state(),
        request.nonce(),
        request.codeVerifier(),
        request.account(),
        request.first(),
        Map.of("prompt", "login"));
  }

  /**
   * @param asked an assertion is for this endpoint alone, be it for tokens or not
   */
  private AuthorizationCodeFlow flow(String asked) {
    AuthorizationServer server =
        new AuthorizationServer(
            issuers(origin).pattern(),
            NAMED_IN_ANSWERS,
            origin.resolve("/oauth2/v1/authorize"),
            null,
            OktaTokens.endpointAt(origin.resolve(asked)),
            origin.resolve("/oauth2/v1/revoke"),
            origin.resolve("/oauth2/v1/keys"));
    return new AuthorizationCodeFlow(calls, server, client, nonces, keys, clock);
  }

  GrantedSignIn finish(SignInRequest request, String code, String issuer) throws ProviderRefusal {
    Redeemed redeemed = flow("/oauth2/v1/token").redeem(asked(request), code, issuer);
    IssuedToken token = redeemed.tokens().token();
    String refreshToken = redeemed.tokens().refreshToken();
    try {
      return new GrantedSignIn(
          found(token),
          ProviderText.sanitize(Json.text(redeemed.claims(), "sub")),
          ProviderText.sanitize(Json.text(redeemed.claims(), "preferred_username")),
          refreshToken,
          OktaTokens.ofApis(token.scopes()),
          null);
    } catch (ProviderRefusal refusal) {
      if (request.first()) {
        giveBack(refreshToken);
      }
      throw refusal;
    }
  }

  /**
   * The organization of the token, asked with the token itself, as far as it may ask; the ID token
   * was this host's already.
   */
  private Organization found(IssuedToken token) throws ProviderRefusal {
    if (!token.scopes().contains(NeededScopes.ORGS)) {
      return organization;
    }
    HTTPResponse answer = new OktaApi(calls, origin).get(token, "/api/v1/org");
    if (answer.getStatusCode() == 403) {
      // Its API knows the token and only says no: a token of elsewhere is answered with 401.
      return organization;
    }
    Map<String, Object> org =
        answer.getStatusCode() == 200 ? Json.object(answer.getBody()) : Map.of();
    String id = Json.text(org, "id");
    if (id.isEmpty()) {
      throw ProviderRefusal.said(FindingCode.ORGANIZATION_NOT_VERIFIABLE, OktaErrors.words(answer));
    }
    if (!id.equals(organization.id())) {
      throw new ProviderRefusal(
          FindingCode.OTHER_ORGANIZATION, ProviderText.sanitize(id), organization.id());
    }
    return new Organization(
        organization.id(),
        organization.cloud(),
        organization.host(),
        organization.typedHost(),
        ProviderText.sanitize(Json.text(org, "companyName")),
        organization.edition());
  }

  private void giveBack(String refreshToken) {
    if (refreshToken == null) {
      return;
    }
    try {
      revoke(refreshToken);
    } catch (ProviderRefusal refusal) {
      LOG.log(
          Level.WARNING,
          "A sign-in at {0} that was refused could not be given back: {1}",
          new Object[] {origin.getHost(), refusal.finding()});
    }
  }

  void revoke(String refreshToken) throws ProviderRefusal {
    flow("/oauth2/v1/revoke").revoke(refreshToken);
  }
}
