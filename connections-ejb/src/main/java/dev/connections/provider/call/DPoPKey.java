package dev.connections.provider.call;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.time.Clock;
import java.util.Date;

/**
 * A key pair that tokens are bound to (RFC 9449). It is never the one that signs in, and lives no
 * longer than the tokens that it was made for.
 */
public final class DPoPKey {
  private final Clock clock;
  private DefaultDPoPProofFactory factory;

  public DPoPKey(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param address of the call; its query does not belong into a proof (section 4.2)
   * @param token that the call carries, or null at the token endpoint
   * @param nonce of the server, or null before it gave one
   */
  public SignedJWT proof(String method, URI address, AccessToken token, Nonce nonce) {
    try {
      if (factory == null) {
        factory =
            new DefaultDPoPProofFactory(
                new ECKeyGenerator(Curve.P_256).generate(), JWSAlgorithm.ES256);
      }
      URI target = address.resolve(address.getRawPath());
      return factory.createDPoPJWT(
          new JWTID(), method, target, Date.from(clock.instant()), token, nonce);
    } catch (JOSEException impossible) {
      throw new IllegalStateException("A fresh key signs", impossible);
    }
  }
}
