package dev.connections.provider.call;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;

/**
 * A key pair that tokens are bound to (RFC 9449). It is never the one that signs in, and lives no
 * longer than the tokens that it was made for. Safe for many threads.
 */
public final class DPoPKey {
  private final Clock clock;
  private ECKey jwk;
  private DefaultDPoPProofFactory factory;

  public DPoPKey(Clock clock) {
    this.clock = clock;
  }

  /**
   * The key again that {@link #toJwk} wrote.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static DPoPKey restored(String jwk, Clock clock) {
    try {
      DPoPKey key = new DPoPKey(clock);
      key.jwk = ECKey.parse(jwk);
      return key;
    } catch (ParseException damaged) {
      throw new IllegalArgumentException("no key of a proof", damaged);
    }
  }

  /** Both halves, for a store that seals them; never to be logged. */
  public synchronized String toJwk() {
    return jwk().toJSONString();
  }

  private ECKey jwk() {
    if (jwk == null) {
      try {
        jwk = new ECKeyGenerator(Curve.P_256).generate();
      } catch (JOSEException impossible) {
        throw new IllegalStateException("P-256 is part of every JDK", impossible);
      }
    }
    return jwk;
  }

  /**
   * @param address of the call; its query does not belong into a proof (section 4.2)
   * @param token that the call carries, or null at the token endpoint
   * @param nonce of the server, or null before it gave one
   */
  public synchronized SignedJWT proof(String method, URI address, AccessToken token, Nonce nonce) {
    try {
      if (factory == null) {
        factory = new DefaultDPoPProofFactory(jwk(), JWSAlgorithm.ES256);
      }
      URI target = address.resolve(address.getRawPath());
      return factory.createDPoPJWT(
          new JWTID(), method, target, Date.from(clock.instant()), token, nonce);
    } catch (JOSEException impossible) {
      throw new IllegalStateException("A fresh key signs", impossible);
    }
  }
}
