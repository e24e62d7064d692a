package dev.connections.sandbox.okta;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.Jwts;
import dev.connections.sandbox.server.PersonGrant;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Who signed in, for the application. */
final class IdToken {
  private static final int SECONDS = 3600;

  private IdToken() {}

  /**
   * @param nonce of the authorization request, or null
   */
  static String signed(
      Organization organization, String issuer, PersonGrant grant, Account account, String nonce) {
    Instant now = organization.clock().instant();
    var claims =
        new JWTClaimsSet.Builder()
            .subject(account.id())
            .claim("ver", 1)
            .issuer(issuer)
            .audience(grant.clientId())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(SECONDS)))
            .jwtID(Ids.random("ID."))
            .claim("amr", grant.factor() ? List.of("pwd", "mfa", "otp") : List.of("pwd"))
            .claim("idp", organization.id())
            .claim("auth_time", grant.signedIn().getEpochSecond())
            .claim("nonce", nonce);
    if (grant.scopes().contains("profile")) {
      claims.claim("name", account.name()).claim("preferred_username", account.login());
    }
    if (grant.scopes().contains("email")) {
      claims.claim("email", account.login()).claim("email_verified", true);
    }
    return Jwts.signed(
        organization.signingKey(), new JWSHeader.Builder(JWSAlgorithm.RS256), claims.build());
  }
}
