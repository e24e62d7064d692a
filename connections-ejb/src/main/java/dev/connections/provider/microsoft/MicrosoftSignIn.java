package dev.connections.provider.microsoft;

import dev.connections.api.FindingCode;
import dev.connections.provider.GrantedSignIn;
import dev.connections.provider.Organization;
import dev.connections.provider.Registration;
import dev.connections.provider.SignInRequest;
import dev.connections.provider.call.AssertionRules;
import dev.connections.provider.call.AuthorizationCodeFlow;
import dev.connections.provider.call.AuthorizationCodeFlow.Redeemed;
import dev.connections.provider.call.AuthorizationServer;
import dev.connections.provider.call.CodeRequest;
import dev.connections.provider.call.DPoPNonces;
import dev.connections.provider.call.Issuers;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.KeySets;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.ProviderText;
import dev.connections.provider.call.TokenDialect;
import dev.connections.provider.call.TokenEndpoint;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A person signs in to the platform's own application at Microsoft's login, by which the tenant is
 * found and the service account known. What the application may do on its own is consented to on
 * another page ({@link MicrosoftAdapter#consentPage}). For one sign-in.
 */
final class MicrosoftSignIn {
  /** Nothing but who it is, again and again; nobody's administrator has to approve of that. */
  static final List<String> SCOPES = List.of("openid", "profile", "offline_access");

  /** Of accounts {@code sub} says nothing: each application is told another one. */
  static final TokenDialect DIALECT = new TokenDialect(false, " ", "Bearer", "oid");

  /** In the place of a tenant: whatever organization the person is of, but no personal account. */
  private static final String ANY_ORGANIZATION = "organizations";

  /** Whether its server promises that. */
  static final boolean NAMED_IN_ANSWERS = false;

  private final ProviderCalls calls;
  private final MicrosoftClouds clouds;
  private final MicrosoftCloud cloud;
  private final Organization organization;
  private final AuthorizationCodeFlow flow;

  /**
   * @param organization where the person has to sign in; null where that is found out
   * @param nonces outlive this
   * @param keys outlive this
   */
  MicrosoftSignIn(
      ProviderCalls calls,
      MicrosoftClouds clouds,
      MicrosoftCloud cloud,
      Organization organization,
      Registration registration,
      AssertionRules assertions,
      DPoPNonces nonces,
      KeySets keys,
      Clock clock) {
    this.calls = calls;
    this.clouds = clouds;
    this.cloud = cloud;
    this.organization = organization;
    String tenant = organization == null ? ANY_ORGANIZATION : organization.id();
    TokenEndpoint tokens =
        new TokenEndpoint(
            cloud.tokenEndpoint(tenant),
            assertions,
            new EntraRefusals(tenant, clock, EntraRefusals.Caller.PERSON),
            DIALECT);
    AuthorizationServer server =
        new AuthorizationServer(
            issuers(cloud).pattern(),
            NAMED_IN_ANSWERS,
            cloud.login().resolve("/" + tenant + "/oauth2/v2.0/authorize"),
            null,
            tokens,
            null,
            cloud.login().resolve("/" + tenant + "/discovery/v2.0/keys"));
    OAuthClient client = new OAuthClient(registration.clientId(), registration.credential(), false);
    this.flow = new AuthorizationCodeFlow(calls, server, client, nonces, keys, clock);
  }

  /** One for each tenant. */
  static Issuers issuers(MicrosoftCloud cloud) {
    return new Issuers(cloud.login() + "/{tid}/v2.0");
  }

  URI begin(SignInRequest request) throws ProviderRefusal {
    return flow.begin(asked(request));
  }

  /** Who is signed in to Microsoft in this browser already is seldom the service account. */
  private static CodeRequest asked(SignInRequest request) {
    return new CodeRequest(
        SCOPES,
        request.redirectUri(),
        request.state(),
        request.nonce(),
        request.codeVerifier(),
        request.account(),
        request.first(),
        Map.of("prompt", "select_account"));
  }

  GrantedSignIn finish(SignInRequest request, String code, String issuer) throws ProviderRefusal {
    Redeemed redeemed = flow.redeem(asked(request), code, issuer);
    Map<String, Object> claims = redeemed.claims();
    return new GrantedSignIn(
        found(Json.text(claims, "tid").toLowerCase(Locale.ROOT)),
        ProviderText.sanitize(Json.text(claims, "oid")),
        ProviderText.sanitize(Json.text(claims, "preferred_username")),
        redeemed.tokens().refreshToken(),
        redeemed.tokens().token().scopes(),
        null);
  }

  /**
   * @param tenantId of the ID token, whose issuer it is part of
   */
  private Organization found(String tenantId) throws ProviderRefusal {
    if (!TenantName.isGuid(tenantId) || tenantId.equals(Tenants.PERSONAL_ACCOUNTS)) {
      throw new ProviderRefusal(FindingCode.NOT_AN_ORGANIZATION);
    }
    if (organization != null && organization.id().equals(tenantId)) {
      return organization;
    }
    Organization found = new Tenants(clouds, calls).resolve(new TenantName(tenantId));
    if (!found.cloud().equals(cloud.cloud())) {
      throw new ProviderRefusal(FindingCode.WRONG_CLOUD, clouds.of(found.cloud()).label());
    }
    return found;
  }
}
