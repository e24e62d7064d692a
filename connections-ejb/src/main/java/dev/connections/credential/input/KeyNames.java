package dev.connections.credential.input;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.platform.PlainText;

/** Gives keys their {@code kid}, and makes names from foreign input fit for a sentence. */
final class KeyNames {
  private static final int LONGEST = 80;

  /** RFC 7517 section 4.5 sets no limit; the table does, and so do providers. */
  private static final int LONGEST_ID = 255;

  private KeyNames() {}

  /**
   * @throws KeyRefusedException KEY_ID_MALFORMED
   */
  static JWK withId(JWK jwk, String keyId) throws KeyRefusedException {
    if (!isId(keyId)) {
      throw new KeyRefusedException(KeyRefusal.KEY_ID_MALFORMED);
    }
    return jwk instanceof RSAKey rsa
        ? new RSAKey.Builder(rsa).keyID(keyId).build()
        : new ECKey.Builder((ECKey) jwk).keyID(keyId).build();
  }

  /** An id to choose by: as it is, or fit for a sentence when it cannot be used anyhow. */
  static String choice(String keyId) {
    return isId(keyId) ? keyId : shown(keyId);
  }

  private static boolean isId(String keyId) {
    return keyId.length() <= LONGEST_ID && keyId.codePoints().noneMatch(PlainText::isInvisible);
  }

  /** Without control characters, and cut. */
  static String shown(String name) {
    return PlainText.shortened(PlainText.withInvisibleAs(name, "?"), LONGEST);
  }
}
