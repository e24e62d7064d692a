package dev.connections.sandbox.entra;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.AccountKind;
import dev.connections.sandbox.server.Jwts;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The tokens about a person: an access token for Graph, and an ID token for the application. */
final class PersonToken {
  /** The template id of the role Global Administrator, the same in every tenant. */
  private static final String GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10";

  private PersonToken() {}

  static String access(
      Tenant tenant, AppRegistration app, Account account, Set<String> scopes, String id) {
    var claims =
        claims(tenant, app, account, id)
            .audience(Resource.GRAPH.identifier(tenant.cloud()))
            .issuer("https://sts.windows.net/" + tenant.id() + "/")
            .claim("app_displayname", app.name())
            .claim("appid", app.appId())
            .claim("appidacr", "1")
            .claim("idtyp", "user")
            .claim("scp", String.join(" ", PersonScopes.ofGraph(scopes)))
            .claim("tenant_region_scope", tenant.cloud().regionScope())
            .claim("unique_name", account.login())
            .claim("upn", account.login())
            .claim("ver", "1.0");
    if (account.administrator()) {
      claims.claim("wids", List.of(GLOBAL_ADMINISTRATOR));
    }
    return signed(tenant, claims);
  }

  /**
   * @param nonce of the authorization request, or null
   */
  static String id(
      Tenant tenant, AppRegistration app, Account account, Set<String> scopes, String nonce) {
    var claims =
        claims(tenant, app, account, UUID.randomUUID().toString())
            .audience(app.appId())
            .issuer(tenant.loginOrigin() + "/" + tenant.id() + "/v2.0")
            .claim("nonce", nonce)
            .claim("ver", "2.0");
    if (scopes.contains("profile")) {
      claims.claim("preferred_username", account.login());
    }
    if (scopes.contains("email")) {
      claims.claim("email", account.login());
    }
    return signed(tenant, claims);
  }

  private static JWTClaimsSet.Builder claims(
      Tenant tenant, AppRegistration app, Account account, String id) {
    Instant now = tenant.clock().instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(GraphToken.SECONDS)))
            .claim("name", account.name())
            .claim("oid", account.id())
            // Another one for each application, so that two of them cannot compare.
            .subject(Jwts.hash(account.id() + app.appId()))
            .claim("tid", tenant.id())
            .claim("uti", id);
    if (account.kind() == AccountKind.GUEST) {
      claims.claim("idp", "https://sts.windows.net/" + tenant.publisher().id() + "/");
    }
    return claims;
  }

  private static String signed(Tenant tenant, JWTClaimsSet.Builder claims) {
    return Jwts.signed(
        tenant.signingKey(),
        new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT),
        claims.build());
  }
}
