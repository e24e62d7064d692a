package dev.connections.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.io.StringWriter;
import java.security.PrivateKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;

/** A private key in the forms in which people get to have one. */
final class KeyText {
  private KeyText() {}

  static String pkcs8(JWK jwk) {
    return pem(new org.bouncycastle.util.io.pem.PemObject("PRIVATE KEY", key(jwk).getEncoded()));
  }

  static String traditional(JWK jwk) {
    try {
      return pem(new JcaMiscPEMGenerator(PrivateKeyInfo.getInstance(key(jwk).getEncoded())));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encrypted(JWK jwk, String passPhrase) {
    try {
      var encryptor =
          new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
              .setPRF(PKCS8Generator.PRF_HMACSHA256)
              .setPassword(passPhrase.toCharArray())
              .build();
      return pem(new JcaPKCS8Generator(key(jwk), encryptor));
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrivateKey key(JWK jwk) {
    try {
      return ((AsymmetricJWK) jwk).toPrivateKey();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(PemObjectGenerator object) {
    var text = new StringWriter();
    try (var pem = new PemWriter(text)) {
      pem.writeObject(object);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }
}
