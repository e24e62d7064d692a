package dev.connections.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.connections.console.profiles.KeyAlgorithm;

/** Makes key pairs. */
public final class SigningKeys {
  private SigningKeys() {}

  /** A fresh pair whose {@code kid} is its thumbprint (RFC 7638). */
  public static SigningKey generate(KeyAlgorithm algorithm) {
    try {
      JWK jwk =
          switch (algorithm) {
            case RSA_2048 -> rsa(2048);
            case RSA_4096 -> rsa(4096);
            case EC_P256 ->
                new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
          };
      return new SigningKey(jwk, "GENERATED");
    } catch (JOSEException impossible) {
      throw new IllegalStateException("RSA and P-256 are part of every JDK", impossible);
    }
  }

  private static JWK rsa(int bits) throws JOSEException {
    return new RSAKeyGenerator(bits)
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(JWSAlgorithm.RS256)
        .keyIDFromThumbprint(true)
        .generate();
  }
}
