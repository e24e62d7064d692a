package dev.connections.sandbox.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.List;

/** Makes and reads keys as Okta's admin console does. */
public final class NewKeys {
  private static final int RSA_BITS = 2048;

  private NewKeys() {}

  public static JWK generate(KeyType type) {
    JWKGenerator<? extends JWK> generator =
        KeyType.EC.equals(type) ? new ECKeyGenerator(Curve.P_256) : new RSAKeyGenerator(RSA_BITS);
    try {
      return generator.keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives a key without {@code kid} its thumbprint (RFC 7638) as one. */
  public static JWK readPublic(String text) throws ParseException, JOSEException {
    JWK jwk = only(text);
    if (jwk.isPrivate()) {
      throw new IllegalArgumentException(
          "This key has its private half in it. Paste the public key; the private one stays with"
              + " the program that signs in.");
    }
    if (jwk instanceof RSAKey rsa) {
      if (rsa.size() < RSA_BITS) {
        throw new IllegalArgumentException("An RSA key needs 2048 bits or more.");
      }
      return rsa.getKeyID() != null ? rsa : new RSAKey.Builder(rsa).keyIDFromThumbprint().build();
    }
    if (jwk instanceof ECKey ec) {
      return ec.getKeyID() != null ? ec : new ECKey.Builder(ec).keyIDFromThumbprint().build();
    }
    throw new IllegalArgumentException("Only RSA and EC keys can sign in.");
  }

  private static JWK only(String text) throws ParseException {
    try {
      return JWK.parse(text);
    } catch (ParseException e) {
      List<JWK> keys = JWKSet.parse(text).getKeys();
      if (keys.size() != 1) {
        throw new IllegalArgumentException("Paste one key at a time.");
      }
      return keys.get(0);
    }
  }
}
