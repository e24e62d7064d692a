package dev.connections.credential;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;

/** Gives keys their {@code kid}, and makes names from foreign input fit for a sentence. */
final class KeyNames {
  private static final int LONGEST = 80;

  private KeyNames() {}

  static JWK withId(JWK jwk, String keyId) {
    return jwk instanceof RSAKey rsa
        ? new RSAKey.Builder(rsa).keyID(keyId).build()
        : new ECKey.Builder((ECKey) jwk).keyID(keyId).build();
  }

  /** Without control characters, and cut. */
  static String shown(String name) {
    String plain = name.replaceAll("\\p{C}", "?");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
  }
}
