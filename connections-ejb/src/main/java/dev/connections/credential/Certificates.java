package dev.connections.credential;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** X.509 certificates (RFC 5280) as text and by their hashes. */
public final class Certificates {
  private Certificates() {}

  /**
   * @param encoded DER, or one PEM block
   * @throws CertificateException when it is none
   */
  public static X509Certificate parse(byte[] encoded) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  /** A certificate that was parsed before. */
  public static X509Certificate restored(String pem) {
    try {
      return parse(pem.getBytes(StandardCharsets.US_ASCII));
    } catch (CertificateException damaged) {
      throw new IllegalStateException("a stored certificate is none", damaged);
    }
  }

  public static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a parsed certificate is encoded", impossible);
    }
  }

  /** RFC 7468, with a line end behind the last line. */
  public static String pem(X509Certificate certificate) {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(certificate))
        + "\n-----END CERTIFICATE-----\n";
  }

  /** Of the DER, in upper-case hexadecimal, as Entra's portal shows it. */
  public static String hash(String algorithm, X509Certificate certificate) {
    try {
      byte[] hash = MessageDigest.getInstance(algorithm).digest(der(certificate));
      return HexFormat.of().formatHex(hash).toUpperCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(algorithm + " is part of every JDK", impossible);
    }
  }
}
