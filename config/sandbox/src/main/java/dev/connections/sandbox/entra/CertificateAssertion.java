package dev.connections.sandbox.entra;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.sandbox.server.Jwts;
import dev.connections.sandbox.server.RefusedException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Judges a client assertion that is signed with a certificate's key, in the words of Microsoft's
 * login. PS256 with {@code x5t#S256} is what Microsoft documents; RS256 and {@code x5t} are what
 * its own older libraries send.
 */
final class CertificateAssertion {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.PS256, JWSAlgorithm.RS256);

  private final Tenant tenant;
  private final AppRegistration app;
  private final List<String> audiences;
  private final LoginErrors errors;

  /**
   * @param audiences any of them is good
   */
  CertificateAssertion(
      Tenant tenant, AppRegistration app, List<String> audiences, LoginErrors errors) {
    this.tenant = tenant;
    this.app = app;
    this.audiences = audiences;
    this.errors = errors;
  }

  void check(String assertion) throws RefusedException {
    var unproved =
        Jwts.parse(assertion).orElseThrow(() -> errors.refused(LoginError.MALFORMED_ASSERTION));
    SignedJWT jwt = unproved.jwt();
    JWTClaimsSet claims = unproved.claims();
    if (!app.appId().equalsIgnoreCase(claims.getIssuer())
        || !app.appId().equalsIgnoreCase(claims.getSubject())) {
      throw errors.refused(LoginError.ASSERTION_OF_ANOTHER_APP);
    }
    verify(jwt);
    checkClaims(claims);
  }

  private void verify(SignedJWT jwt) throws RefusedException {
    String named = named(jwt);
    AppCertificate certificate =
        app.certificates().stream()
            .filter(known -> isNamed(known, jwt))
            .findFirst()
            .orElseThrow(() -> errors.refused(LoginError.UNKNOWN_CERTIFICATE, named, app.appId()));
    Instant now = tenant.clock().instant();
    if (now.isBefore(certificate.start()) || !now.isBefore(certificate.end())) {
      String reason =
          now.isBefore(certificate.start())
              ? "The key used is not yet valid."
              : "The key used is expired.";
      throw signature(
          reason + ", Found key 'Start=" + certificate.start() + ", End=" + certificate.end() + "'",
          certificate.thumbprint());
    }
    if (!Jwts.isSigned(jwt, certificate.publicJwk(), ALGORITHMS)) {
      throw signature(
          "The key was found, but use of the key to verify the signature failed.",
          certificate.thumbprint());
    }
  }

  private RefusedException signature(String reason, String thumbprint) {
    return errors.refused(LoginError.ASSERTION_SIGNATURE, reason, thumbprint);
  }

  private static boolean isNamed(AppCertificate certificate, SignedJWT jwt) {
    Object sha256 = jwt.getHeader().toJSONObject().get("x5t#S256");
    Object sha1 = jwt.getHeader().toJSONObject().get("x5t");
    return sha256 != null
        ? certificate.isNamed(String.valueOf(sha256), "SHA-256")
        : sha1 != null && certificate.isNamed(String.valueOf(sha1), "SHA-1");
  }

  private static String named(SignedJWT jwt) {
    var header = jwt.getHeader().toJSONObject();
    return String.valueOf(header.getOrDefault("x5t#S256", header.getOrDefault("x5t", "")));
  }

  private void checkClaims(JWTClaimsSet claims) throws RefusedException {
    if (Collections.disjoint(claims.getAudience(), audiences)) {
      throw errors.refused(LoginError.ASSERTION_AUDIENCE);
    }
    Instant now = tenant.clock().instant();
    if (claims.getExpirationTime() == null) {
      throw errors.refused(LoginError.MALFORMED_ASSERTION);
    }
    Instant end = claims.getExpirationTime().toInstant();
    Instant start = claims.getNotBeforeTime() == null ? now : claims.getNotBeforeTime().toInstant();
    if (now.isBefore(start) || !now.isBefore(end)) {
      throw errors.refused(LoginError.ASSERTION_TIME, now, start, end);
    }
    // Microsoft documents jti as protection from replay, and no code for a replay.
    if (claims.getJWTID() == null
        || !tenant.seen().add(app.appId() + " " + claims.getJWTID(), end)) {
      throw errors.refused(LoginError.MALFORMED_ASSERTION);
    }
  }
}
