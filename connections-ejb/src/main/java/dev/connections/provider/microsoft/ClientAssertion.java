package dev.connections.provider.microsoft;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import dev.connections.credential.CertificateKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * The assertion by which an application proves that it holds a certificate's private key (RFC 7523;
 * Microsoft, "Microsoft identity platform application authentication certificate credentials").
 */
final class ClientAssertion {
  /** Microsoft advises 5 to 10 minutes. */
  private static final Duration LIFETIME = Duration.ofMinutes(8);

  private ClientAssertion() {}

  /**
   * @param algorithm PS256 or RS256
   * @param endpoint the tenant's token endpoint
   */
  static PrivateKeyJWT of(
      CertificateKey credential,
      JWSAlgorithm algorithm,
      String clientId,
      URI endpoint,
      Instant now) {
    Base64URL thumbprint = X509CertUtils.computeSHA256Thumbprint(credential.certificate());
    JWSHeader header =
        new JWSHeader.Builder(algorithm)
            .type(JOSEObjectType.JWT)
            .x509CertSHA256Thumbprint(thumbprint)
            .build();
    var claims =
        new JWTAuthenticationClaimsSet(
            new ClientID(clientId),
            List.of(new Audience(endpoint)),
            Date.from(now.plus(LIFETIME)),
            Date.from(now),
            Date.from(now),
            new JWTID());
    SignedJWT assertion = new SignedJWT(header, claims.toJWTClaimsSet());
    try {
      assertion.sign(new RSASSASigner((RSAKey) credential.key().jwk()));
    } catch (JOSEException impossible) {
      throw new IllegalStateException("a checked key signs", impossible);
    }
    return new PrivateKeyJWT(assertion);
  }
}
