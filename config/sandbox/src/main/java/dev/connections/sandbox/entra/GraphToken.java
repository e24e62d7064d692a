package dev.connections.sandbox.entra;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.connections.sandbox.server.Jwts;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** An app-only access token of a tenant, in its version 1.0 as Graph wants it. */
final class GraphToken {
  /** A second less than an hour, as Microsoft's. */
  static final int SECONDS = 3599;

  private GraphToken() {}

  /** Without {@code roles} when nothing is granted: such tokens are issued all the same. */
  static String issue(
      Tenant tenant, AppRegistration app, Resource resource, boolean byCertificate) {
    Instant now = tenant.clock().instant();
    Instant spread = now.minus(tenant.spread());
    List<String> roles =
        app.grants().stream()
            .filter(grant -> !grant.since().isAfter(spread))
            .map(Grant::role)
            .filter(role -> role.resource() == resource)
            .map(AppRole::value)
            .toList();
    var claims =
        new JWTClaimsSet.Builder()
            .audience(resource.identifier(tenant.cloud()))
            .issuer("https://sts.windows.net/" + tenant.id() + "/")
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(SECONDS)))
            .claim("app_displayname", app.name())
            .claim("appid", app.appId())
            .claim("appidacr", byCertificate ? "2" : "1")
            .claim("idp", "https://sts.windows.net/" + tenant.id() + "/")
            .claim("idtyp", "app")
            .claim("oid", app.principalId())
            .subject(app.principalId())
            .claim("tenant_region_scope", tenant.cloud().regionScope())
            .claim("tid", tenant.id())
            .claim("uti", UUID.randomUUID().toString())
            .claim("ver", "1.0");
    if (!roles.isEmpty()) {
      claims.claim("roles", roles);
    }
    return Jwts.signed(
        tenant.signingKey(),
        new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT),
        claims.build());
  }
}
