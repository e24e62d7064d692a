package dev.connections.sandbox.entra;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.Jwts;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who calls Graph, by the token of the call.
 *
 * @param roles those of the token: what was granted later needs a new token. In the name of a
 *     person, what the token and the person are both allowed
 * @param account in whose name, or null for the application's own
 */
record GraphCaller(Tenant tenant, String appId, Set<String> roles, Account account) {

  /** The tenant that a token says it is of, unproved. */
  static Optional<Tenant> claimedTenant(Request request, List<Tenant> tenants) {
    String id = Jwts.claim(Jwts.authorization(request, "Bearer"), "tid");
    return tenants.stream().filter(tenant -> tenant.id().equals(id)).findFirst();
  }

  static GraphCaller of(Request request, Cloud cloud, List<Tenant> tenants, GraphErrors errors)
      throws RefusedException {
    String text = Jwts.authorization(request, "Bearer");
    if (text.isEmpty()) {
      throw errors.token("Access token is empty.");
    }
    try {
      SignedJWT jwt = SignedJWT.parse(text);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      Tenant tenant =
          claimedTenant(request, tenants)
              .orElseThrow(() -> errors.token("Invalid issuer or tenant of the access token."));
      if (!Jwts.isSigned(jwt, tenant.signingKey(), Set.of(JWSAlgorithm.RS256))) {
        throw errors.token("Signature verification failed.");
      }
      if (tenant.cloud() != cloud) {
        throw errors.token("InvalidCloudInstance");
      }
      if (!claims.getAudience().equals(List.of(Resource.GRAPH.identifier(cloud)))) {
        throw errors.token("Access token validation failure. Invalid audience.");
      }
      if (!claims.getExpirationTime().toInstant().isAfter(tenant.clock().instant())) {
        throw errors.token("Lifetime validation failed, the token is expired.");
      }
      if (claims.getStringClaim("scp") != null) {
        return ofPerson(tenant, claims, errors);
      }
      List<String> roles = claims.getStringListClaim("roles");
      return new GraphCaller(
          tenant,
          claims.getStringClaim("appid"),
          new TreeSet<>(roles == null ? List.of() : roles),
          null);
    } catch (ParseException e) {
      throw errors.token("IDX14100: JWT is not well formed, there are no dots (.).");
    }
  }

  /** Who is no administrator may do what needs none, whatever was consented to. */
  private static GraphCaller ofPerson(Tenant tenant, JWTClaimsSet claims, GraphErrors errors)
      throws ParseException, RefusedException {
    Account account = tenant.signIns().withId(claims.getStringClaim("oid")).orElse(null);
    if (account == null || !tenant.signIns().isLive(claims.getStringClaim("uti"))) {
      throw errors.token("Lifetime validation failed, the token is expired.");
    }
    Set<String> scopes = new TreeSet<>(List.of(claims.getStringClaim("scp").split(" ")));
    if (!account.administrator()) {
      scopes.removeIf(scope -> PersonScopes.needAdministrator(Set.of(scope)));
    }
    return new GraphCaller(tenant, claims.getStringClaim("appid"), scopes, account);
  }
}
