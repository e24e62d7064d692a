package dev.connections.sandbox.okta;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.sandbox.server.Jwts;
import dev.connections.sandbox.server.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Judges a {@code private_key_jwt} assertion (RFC 7523, 3) in Okta's words. An assertion with a
 * good signature is used up by the request that brings it, also when that request fails later, for
 * example for want of a DPoP nonce.
 */
final class ClientAssertion {
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Okta's, for assertions and for DPoP proofs. */
  static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  static final String NOT_AUTHENTICATED =
      "Client authentication failed. Either the client or the client credentials are invalid.";

  private final Organization organization;
  private final String endpoint;

  ClientAssertion(Organization organization, String endpoint) {
    this.organization = organization;
    this.endpoint = endpoint;
  }

  /**
   * @param clientId the request's own parameter, or null
   */
  ServiceApp authenticate(String assertion, String clientId) throws RefusedException {
    var unproved = Jwts.parse(assertion).orElseThrow(() -> OktaErrors.client(NOT_AUTHENTICATED));
    SignedJWT jwt = unproved.jwt();
    JWTClaimsSet claims = unproved.claims();
    String issuer = claims.getIssuer();
    if (issuer == null
        || !issuer.equals(claims.getSubject())
        || clientId != null && !clientId.equals(issuer)) {
      throw OktaErrors.client(NOT_AUTHENTICATED);
    }
    // Okta answers this one in the form of its APIs, without an error field.
    ServiceApp app =
        organization
            .client(issuer)
            .orElseThrow(
                () ->
                    OktaErrors.api(
                        401, "invalid_client", "Invalid value for 'client_id' parameter."));
    if (!app.active()) {
      throw OktaErrors.client(NOT_AUTHENTICATED);
    }
    if (app.method() == SignInMethod.CLIENT_SECRET) {
      throw wrongMethod();
    }
    if (app.method() == SignInMethod.WEB_WITH_SECRET) {
      throw OktaErrors.client(NOT_AUTHENTICATED);
    }
    if (app.method() == SignInMethod.KEY_SET_ADDRESS) {
      throw OktaErrors.client("Error retrieving the client JWKSet from jwks_uri.");
    }
    if (!Jwts.isSigned(jwt, key(app, jwt.getHeader().getKeyID()), ALGORITHMS)) {
      throw OktaErrors.client("The client_assertion signature is invalid.");
    }
    checkClaims(app, assertion, claims);
    return app;
  }

  static RefusedException wrongMethod() {
    return OktaErrors.client(
        "Client Credentials requests to the Org Authorization Server must use the"
            + " private_key_jwt token_endpoint_auth_method.");
  }

  private static JWK key(ServiceApp app, String kid) throws RefusedException {
    List<AppKey> active = app.keys().stream().filter(AppKey::active).toList();
    if (active.isEmpty()) {
      throw OktaErrors.client(
          "The client does not have a JWKSet configured, but the client_assertion requires one.");
    }
    if (kid == null && active.size() > 1) {
      throw OktaErrors.client("The client_assertion JWT kid is invalid.");
    }
    JWK jwk =
        active.stream()
            .filter(key -> kid == null || key.kid().equals(kid))
            .findFirst()
            .orElseThrow(() -> OktaErrors.client("The client_assertion JWT kid is invalid."))
            .publicJwk();
    if (KeyUse.ENCRYPTION.equals(jwk.getKeyUse())) {
      throw OktaErrors.client("The client_assertion JWT must be signed using a signing key.");
    }
    return jwk;
  }

  private void checkClaims(ServiceApp app, String assertion, JWTClaimsSet claims)
      throws RefusedException {
    Instant now = organization.clock().instant();
    if (!claims.getAudience().equals(List.of(endpoint))) {
      throw OktaErrors.client(
          "The audience claim for client_assertion must be the endpoint invoked for the request.");
    }
    if (claims.getExpirationTime() == null) {
      throw OktaErrors.client("The client_assertion token must have an expiration.");
    }
    Instant end = claims.getExpirationTime().toInstant();
    if (!end.isAfter(now)) {
      throw OktaErrors.client("The client_assertion token is expired.");
    }
    if (end.isAfter(now.plus(LONGEST))) {
      throw OktaErrors.client(
          "The client_assertion token has an expiration too far into the future.");
    }
    if (claims.getIssueTime() != null && claims.getIssueTime().toInstant().isAfter(now)) {
      throw OktaErrors.client("The client_assertion token must be issued before the current time.");
    }
    String id = claims.getJWTID() == null ? assertion : claims.getJWTID();
    if (!organization.seen().add(app.clientId() + " " + id, end)) {
      throw OktaErrors.client("The client_assertion token has already been used.");
    }
  }
}
