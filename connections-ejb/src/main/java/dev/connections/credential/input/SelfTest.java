package dev.connections.credential.input;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.Signature;

/** One signature, verified: numbers that merely look right do not pass. */
final class SelfTest {
  private static final byte[] SAMPLE = {1, 2, 3};

  private SelfTest() {}

  static boolean signs(RSAKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.toRSAPrivateKey());
      signature.update(SAMPLE);
      byte[] signed = signature.sign();
      signature.initVerify(key.toRSAPublicKey());
      signature.update(SAMPLE);
      return signature.verify(signed);
    } catch (GeneralSecurityException | JOSEException refusedByTheJdk) {
      return false;
    }
  }
}
