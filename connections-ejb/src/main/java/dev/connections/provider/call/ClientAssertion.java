package dev.connections.provider.call;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.SigningKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * The assertion by which an application proves that it holds a private key ({@code
 * private_key_jwt}, RFC 7523). It names the key by its {@code kid}, or its certificate by {@code
 * x5t#S256} (RFC 7515).
 */
final class ClientAssertion {
  private final JWTClaimsSet claims;
  private final JWSAlgorithm certificateAlgorithm;

  /** A fresh one for one request: a second use of an assertion is refused. */
  ClientAssertion(OAuthClient client, TokenEndpoint endpoint, Instant now) {
    AssertionRules rules = endpoint.assertions();
    Date issued = rules.issueTime() ? Date.from(now) : null;
    claims =
        new JWTAuthenticationClaimsSet(
                new ClientID(client.id()),
                List.of(new Audience(endpoint.address())),
                Date.from(now.plus(rules.lifetime())),
                issued,
                issued,
                new JWTID())
            .toJWTClaimsSet();
    certificateAlgorithm = rules.certificateAlgorithm();
  }

  PrivateKeyJWT signedBy(SigningKey key) {
    return new PrivateKeyJWT(key.sign(claims));
  }

  PrivateKeyJWT signedBy(CertificateKey credential) {
    JWSHeader header =
        new JWSHeader.Builder(certificateAlgorithm)
            .type(JOSEObjectType.JWT)
            .x509CertSHA256Thumbprint(
                X509CertUtils.computeSHA256Thumbprint(credential.certificate()))
            .build();
    SignedJWT assertion = new SignedJWT(header, claims);
    try {
      assertion.sign(new RSASSASigner((RSAKey) credential.key().jwk()));
    } catch (JOSEException impossible) {
      throw new IllegalStateException("a checked key signs", impossible);
    }
    return new PrivateKeyJWT(assertion);
  }
}
