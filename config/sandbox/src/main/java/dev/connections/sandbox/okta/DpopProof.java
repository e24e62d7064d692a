package dev.connections.sandbox.okta;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.sandbox.server.Jwts;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Judges a DPoP proof (RFC 9449, 4.3) in Okta's words. */
final class DpopProof {
  private static final Duration OLDEST = Duration.ofMinutes(5);

  private final Organization organization;
  private final Request request;

  DpopProof(Organization organization, Request request) {
    this.organization = organization;
    this.request = request;
  }

  /** A proof that was checked: its key's thumbprint (RFC 7638), and its nonce or null. */
  record Checked(String thumbprint, String nonce) {}

  /**
   * @param accessToken that {@code ath} must name, or null at the token endpoint
   */
  Checked check(String accessToken) throws RefusedException {
    List<String> proofs = request.header("DPoP");
    if (proofs.isEmpty()) {
      throw refused("The DPoP proof JWT header is missing.");
    }
    if (proofs.size() > 1) {
      throw refused("The request must have one DPoP proof JWT header.");
    }
    var unproved =
        Jwts.parse(proofs.get(0)).orElseThrow(() -> refused("The DPoP proof JWT is malformed."));
    SignedJWT jwt = unproved.jwt();
    JWTClaimsSet claims = unproved.claims();
    JWK jwk = verify(jwt);
    try {
      checkClaims(claims, accessToken);
      return new Checked(jwk.computeThumbprint().toString(), claims.getStringClaim("nonce"));
    } catch (ParseException e) {
      throw refused("The DPoP proof JWT is malformed.");
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWK verify(SignedJWT jwt) throws RefusedException {
    var header = jwt.getHeader();
    if (header.getType() == null || !"dpop+jwt".equals(header.getType().getType())) {
      throw refused("The DPoP proof JWT header 'typ' must be 'dpop+jwt'.");
    }
    JWSAlgorithm algorithm = header.getAlgorithm();
    if (!ClientAssertion.ALGORITHMS.contains(algorithm)) {
      throw refused("The DPoP proof JWT header 'alg' must be a supported asymmetric algorithm.");
    }
    JWK jwk = header.getJWK();
    if (jwk == null || jwk.isPrivate() || !(jwk instanceof AsymmetricJWK)) {
      throw refused("The DPoP proof JWT header 'jwk' must be a public key.");
    }
    if (!Jwts.isSigned(jwt, jwk, ClientAssertion.ALGORITHMS)) {
      throw refused("The DPoP proof JWT signature is invalid.");
    }
    return jwk;
  }

  private void checkClaims(JWTClaimsSet claims, String accessToken)
      throws RefusedException, ParseException {
    Instant now = organization.clock().instant();
    if (!request.method().equals(claims.getStringClaim("htm"))) {
      throw invalid("htm");
    }
    if (!request.url().equals(claims.getStringClaim("htu"))) {
      throw invalid("htu");
    }
    if (claims.getIssueTime() == null) {
      throw invalid("iat");
    }
    Instant issued = claims.getIssueTime().toInstant();
    if (issued.isAfter(now)) {
      throw refused("The DPoP proof JWT is issued in the future.");
    }
    if (issued.isBefore(now.minus(OLDEST))) {
      throw refused("The DPoP proof JWT is issued more than five minutes in the past.");
    }
    if (accessToken != null && !Jwts.hash(accessToken).equals(claims.getStringClaim("ath"))) {
      throw refused("The 'ath' claim in the DPoP proof JWT does not match the access token.");
    }
    if (claims.getJWTID() == null || claims.getJWTID().isEmpty()) {
      throw invalid("jti");
    }
    if (!organization.seen().add("dpop " + claims.getJWTID(), issued.plus(OLDEST))) {
      throw refused("The DPoP proof JWT has already been used.");
    }
  }

  private static RefusedException invalid(String claim) {
    return refused("'" + claim + "' claim in the DPoP proof JWT is invalid.");
  }

  private static RefusedException refused(String description) {
    return OktaErrors.oauth("invalid_dpop_proof", description);
  }
}
