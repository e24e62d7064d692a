package dev.connections.sandbox.okta;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.sandbox.server.Jwts;
import java.text.ParseException;
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
 */
record AccessToken(String clientId, Set<String> scopes, String thumbprint) {
  /** Okta's org authorization server knows no other lifetime. */
  static final int SECONDS = 3600;

  String signed(Organization organization, String issuer) {
    Instant now = organization.clock().instant();
    var claims =
        new JWTClaimsSet.Builder()
            .claim("ver", 1)
            .jwtID(Ids.random("AT."))
            .issuer(issuer)
            .audience(issuer)
            .subject(clientId)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(SECONDS)))
            .claim("cid", clientId)
            .claim("scp", List.copyOf(scopes));
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
      Map<String, Object> confirmation = claims.getJSONObjectClaim("cnf");
      return Optional.of(
          new AccessToken(
              claims.getStringClaim("cid"),
              new TreeSet<>(claims.getStringListClaim("scp")),
              confirmation == null ? null : (String) confirmation.get("jkt")));
    } catch (ParseException e) {
      return Optional.empty();
    }
  }
}
