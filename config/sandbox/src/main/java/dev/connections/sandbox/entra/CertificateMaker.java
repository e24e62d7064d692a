package dev.connections.sandbox.entra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.X509CertUtils;
import dev.connections.sandbox.server.Certificates;
import dev.connections.sandbox.server.NewKeys;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Makes and reads the certificates that applications sign in with. */
final class CertificateMaker {
  private static final int LEAST_BITS = 2048;

  private CertificateMaker() {}

  static AppCertificate make(String name, Instant from, Instant until) {
    try {
      var key = (RSAKey) NewKeys.generate(KeyType.RSA);
      X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, name).build();
      var builder = Certificates.builder(subject, from, until, subject, key.toRSAPublicKey());
      X509Certificate certificate = Certificates.signed(builder, key.toRSAPrivateKey());
      return new AppCertificate(UUID.randomUUID().toString(), "CN=" + name, certificate, key);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param pem a {@code .cer} file's text
   * @throws IllegalArgumentException says in words what is wrong with it
   */
  static AppCertificate read(String pem) {
    X509Certificate certificate = X509CertUtils.parse(pem);
    if (certificate == null) {
      throw new IllegalArgumentException(
          "This is not a certificate. Paste the text of a .cer file, which begins with BEGIN"
              + " CERTIFICATE.");
    }
    if (!(certificate.getPublicKey() instanceof RSAPublicKey rsa)
        || rsa.getModulus().bitLength() < LEAST_BITS) {
      throw new IllegalArgumentException("The certificate needs an RSA key of 2048 bits or more.");
    }
    String name = certificate.getSubjectX500Principal().getName();
    return new AppCertificate(UUID.randomUUID().toString(), name, certificate, null);
  }
}
