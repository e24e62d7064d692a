package dev.connections.sandbox.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;

/** Private keys in the forms in which people get to have one, and certificates. */
public final class KeyText {
  private static final int ITERATIONS = 20_000;

  private KeyText() {}

  public static String pkcs8(JWK jwk) {
    return pem(new PemObject("PRIVATE KEY", key(jwk).getEncoded()));
  }

  public static String traditional(JWK jwk) {
    try {
      var info = PrivateKeyInfo.getInstance(key(jwk).getEncoded());
      ASN1Encodable inner = info.parsePrivateKey();
      return jwk instanceof ECKey ec
          ? pem(new PemObject("EC PRIVATE KEY", sec1(ec, info).getEncoded()))
          : pem(new PemObject("RSA PRIVATE KEY", inner.toASN1Primitive().getEncoded()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With its curve in it, as OpenSSL writes it; the JDK leaves the curve to PKCS#8 around it. */
  private static ECPrivateKey sec1(ECKey key, PrivateKeyInfo info) {
    return new ECPrivateKey(
        key.getCurve().toECParameterSpec().getOrder().bitLength(),
        key.getD().decodeToBigInteger(),
        info.getPrivateKeyAlgorithm().getParameters());
  }

  /**
   * PBES2 with PBKDF2 and AES-256-CBC (RFC 8018), which is what OpenSSL writes too. The cipher is
   * the JDK's, which has no writer for this form; one of an unsigned jar may be refused.
   */
  public static String encrypted(JWK jwk, String passPhrase) {
    String algorithm = "PBEWithHmacSHA256AndAES_256";
    try {
      var phrase = new PBEKeySpec(passPhrase.toCharArray());
      var cipher = Cipher.getInstance(algorithm);
      cipher.init(
          Cipher.ENCRYPT_MODE,
          SecretKeyFactory.getInstance(algorithm).generateSecret(phrase),
          new PBEParameterSpec(random(), ITERATIONS, new IvParameterSpec(random())));
      var parameters = ASN1Primitive.fromByteArray(cipher.getParameters().getEncoded());
      var encrypted =
          new EncryptedPrivateKeyInfo(
              new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, parameters),
              cipher.doFinal(key(jwk).getEncoded()));
      return pem(new PemObject("ENCRYPTED PRIVATE KEY", encrypted.getEncoded()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String pem(X509Certificate certificate) throws CertificateEncodingException {
    return pem(new PemObject("CERTIFICATE", certificate.getEncoded()));
  }

  private static byte[] random() {
    var bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return bytes;
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
