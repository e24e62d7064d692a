package dev.connections.sandbox.okta;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.sandbox.server.Jwts;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An access token of an organization.
 *
 * @param thumbprint of the DPoP key that it is bound to, or null for a bearer token
 * @param accountId of the person who granted it, or null for an application's own
 */
record AccessToken(String clientId, Set<String> scopes, String thumbprint, String accountId) {
  /** Okta's org authorization server knows no other lifetime. */
  private static final Duration LIFETIME = Duration.ofHours(1);

  /** Of an application that acts on its own. */
  AccessToken(String clientId, Set<String> scopes, String thumbprint) {
    this(clientId, scopes, thumbprint, null);
  }

  Duration lifetime(Organization organization) {
    return accountId == null
        ? LIFETIME
        : organization.signIns().switches().accessTokenLifetime().orElse(LIFETIME);
  }

  Instant end(Organization organization) {
    return organization.clock().instant().plus(lifetime(organization));
  }

  String signed(Organization organization, String issuer) {
    return signed(organization, issuer, Ids.random("AT."), clientId);
  }

  String signed(Organization organization, String issuer, String id, String subject) {
    Instant now = organization.clock().instant();
    var claims =
        new JWTClaimsSet.Builder()
            .claim("ver", 1)
            .jwtID(id)
            .issuer(issuer)
            .audience(issuer)
            .subject(subject)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime(organization))))
            .claim("cid", clientId)
            .claim("scp", List.copyOf(scopes));
    if (accountId != null) {
      claims.claim("uid", accountId);
    }
    if (thumbprint != null) {
      claims.claim("cnf", Map.of("jkt", thumbprint));
    }
    return Jwts.signed(
        organization.signingKey(), new JWSHeader.Builder(JWSAlgorithm.RS256), claims.build());
  }

  /** Empty when this organization never gave it, or when its time is over. */
  static Optional<AccessToken> read(Organization organization, String text) {
    try {
      var jwt = SignedJWT.parse(text);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      if (!Jwts.isSigned(jwt, organization.signingKey(), Set.of(JWSAlgorithm.RS256))
          || !organization.isOwn(claims.getIssuer())
          || !claims.getExpirationTime().toInstant().isAfter(organization.clock().instant())) {
        return Optional.empty();
      }
      String accountId = claims.getStringClaim("uid");
      if (accountId != null && !organization.signIns().isLive(claims.getJWTID())) {
        return Optional.empty();
      }
      Map<String, Object> confirmation = claims.getJSONObjectClaim("cnf");
      return Optional.of(
          new AccessToken(
              claims.getStringClaim("cid"),
              new TreeSet<>(claims.getStringListClaim("scp")),
              confirmation == null ? null : (String) confirmation.get("jkt"),
              accountId));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }
}
