package dev.connections.sandbox.server;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates. */
public final class Certificates {
  private Certificates() {}

  /** One with a serial number of its own and no extension yet. */
  public static JcaX509v3CertificateBuilder builder(
      X500Name issuer, Instant from, Instant until, X500Name subject, PublicKey key) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(127, new SecureRandom()),
        Date.from(from),
        Date.from(until),
        subject,
        key);
  }

  /**
   * @param by the issuer's key, RSA or EC
   */
  public static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey by) {
    String algorithm = "SHA256with" + ("EC".equals(by.getAlgorithm()) ? "ECDSA" : "RSA");
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(by)));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
