package dev.connections.credential.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.io.pem.PemObjectGenerator;

/** Keys made for one test run, in the shapes in which people have them. */
public final class KeyTexts {
  public static final RSAKey RSA = rsa(2048, "rsa-1");
  public static final RSAKey OTHER_RSA = rsa(2048, "rsa-2");
  public static final ECKey P256 = ec(Curve.P_256, "ec-1");

  private KeyTexts() {}

  public static RSAKey rsa(int bits, String id) {
    try {
      return new RSAKeyGenerator(bits, true).keyID(id).generate();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static ECKey ec(Curve curve, String id) {
    try {
      return new ECKeyGenerator(curve).provider(new BouncyCastleProvider()).keyID(id).generate();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static PrivateKey privateKey(JWK jwk) {
    try {
      return jwk instanceof RSAKey rsa ? rsa.toPrivateKey() : ((ECKey) jwk).toPrivateKey();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static String pkcs8(JWK jwk) {
    return pem("PRIVATE KEY", privateKey(jwk).getEncoded());
  }

  /** PKCS#1 of an RSA key, SEC1 of an EC key. */
  public static String traditional(JWK jwk) {
    return pem(jwk instanceof RSAKey ? "RSA PRIVATE KEY" : "EC PRIVATE KEY", inner(jwk));
  }

  public static byte[] inner(JWK jwk) {
    try {
      return PrivateKeyInfo.getInstance(privateKey(jwk).getEncoded())
          .parsePrivateKey()
          .toASN1Primitive()
          .getEncoded();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** As OpenSSL writes it: with the curve and, when given, the public point. */
  public static byte[] sec1(ECKey key, byte[] point) {
    try {
      ASN1ObjectIdentifier curve = new ASN1ObjectIdentifier(key.getCurve().getOID());
      BigInteger d = key.getD().decodeToBigInteger();
      int bits = key.getCurve().toECParameterSpec().getCurve().getField().getFieldSize();
      return (point == null
              ? new ECPrivateKey(bits, d, curve)
              : new ECPrivateKey(bits, d, new DERBitString(point), curve))
          .getEncoded();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** SEC1 section 2.3.3, uncompressed. */
  public static byte[] point(ECKey key) {
    return Arrays.concatenate(new byte[] {4}, key.getX().decode(), key.getY().decode());
  }

  public static String traditionallyEncrypted(JWK jwk, String cipher, String passPhrase) {
    try {
      return written(
          new JcaMiscPEMGenerator(
              privateKey(jwk),
              new JcePEMEncryptorBuilder(cipher)
                  .setProvider(new BouncyCastleProvider())
                  .build(passPhrase.toCharArray())));
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static String encryptedPkcs8(
      JWK jwk,
      ASN1ObjectIdentifier cipher,
      ASN1ObjectIdentifier pseudoRandom,
      int iterations,
      String passPhrase) {
    try {
      JceOpenSSLPKCS8EncryptorBuilder builder =
          new JceOpenSSLPKCS8EncryptorBuilder(cipher)
              .setProvider(new BouncyCastleProvider())
              .setRandom(new SecureRandom())
              .setIterationCount(iterations)
              .setPassword(passPhrase.toCharArray());
      if (pseudoRandom != null) {
        builder.setPRF(new AlgorithmIdentifier(pseudoRandom, DERNull.INSTANCE));
      }
      return written(new JcaPKCS8Generator(privateKey(jwk), builder.build()));
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static String publicPem(JWK jwk) {
    try {
      return pem(
          "PUBLIC KEY",
          jwk instanceof RSAKey rsa
              ? rsa.toPublicKey().getEncoded()
              : ((ECKey) jwk).toPublicKey().getEncoded());
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static String ed25519Pkcs8() {
    try {
      return pem(
          "PRIVATE KEY",
          java.security.KeyPairGenerator.getInstance("Ed25519")
              .generateKeyPair()
              .getPrivate()
              .getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static byte[] certificate(RSAKey key) {
    try {
      X500Name name = new X500Name("CN=test");
      Instant now = Instant.now();
      return new JcaX509v3CertificateBuilder(
              name,
              BigInteger.ONE,
              Date.from(now),
              Date.from(now.plusSeconds(3600)),
              name,
              key.toRSAPublicKey())
          .build(new JcaContentSignerBuilder("SHA256withRSA").build(key.toPrivateKey()))
          .getEncoded();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * @param type {@code PKCS12} or {@code JKS}
   */
  public static byte[] keyStore(String type, RSAKey key) {
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      Certificate certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(certificate(key)));
      store.setKeyEntry(
          "key", key.toPrivateKey(), "changeit".toCharArray(), new Certificate[] {certificate});
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      store.store(bytes, "changeit".toCharArray());
      return bytes.toByteArray();
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static String pem(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  private static String written(PemObjectGenerator generator) throws java.io.IOException {
    java.io.StringWriter text = new java.io.StringWriter();
    try (var writer = new org.bouncycastle.util.io.pem.PemWriter(text)) {
      writer.writeObject(generator);
    }
    return text.toString();
  }

  public static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
