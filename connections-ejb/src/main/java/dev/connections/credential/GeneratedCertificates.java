package dev.connections.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.platform.PlainText;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes key pairs with self-signed certificates, which Entra takes as they are. */
public final class GeneratedCertificates {
  /** Clocks differ: a certificate that begins this moment would be none yet elsewhere. */
  private static final Duration EARLIER = Duration.ofMinutes(10);

  private static final int LONGEST_NAME = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  private GeneratedCertificates() {}

  /**
   * RSA with 2048 bits, signed with SHA-256.
   *
   * @param name what people call the application; becomes the common name
   * @param years how long it is valid
   */
  public static CertificateKey generate(String name, Instant now, int years) {
    SigningKey key = SigningKeys.generate(KeyAlgorithm.RSA_2048);
    try {
      RSAKey pair = key.jwk().toRSAKey();
      X500Name subject =
          new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName(name)).build();
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              subject,
              new BigInteger(127, RANDOM).setBit(126),
              Date.from(now.minus(EARLIER)),
              Date.from(now.atZone(ZoneOffset.UTC).plusYears(years).toInstant()),
              subject,
              pair.toRSAPublicKey());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      byte[] der =
          builder
              .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.toPrivateKey()))
              .getEncoded();
      return new CertificateKey(key, Certificates.parse(der));
    } catch (JOSEException
        | OperatorCreationException
        | CertificateException
        | IOException impossible) {
      throw new IllegalStateException("RSA and SHA-256 are part of every JDK", impossible);
    }
  }

  /** RFC 5280, appendix A: at most 64 characters (ub-common-name). */
  private static String commonName(String name) {
    String clean = PlainText.oneLine(name).strip();
    String some = clean.isEmpty() ? "Connections" : clean;
    return some.codePointCount(0, some.length()) <= LONGEST_NAME
        ? some
        : some.substring(0, some.offsetByCodePoints(0, LONGEST_NAME)).strip();
  }
}
