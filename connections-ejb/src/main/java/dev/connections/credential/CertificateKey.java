package dev.connections.credential;

import dev.connections.console.CredentialKind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/** A private key with the certificate that the provider holds. */
public final class CertificateKey implements Credential {
  private final SigningKey key;
  private final X509Certificate certificate;

  /**
   * @param certificate of this key's public half
   */
  public CertificateKey(SigningKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  public SigningKey key() {
    return key;
  }

  public X509Certificate certificate() {
    return certificate;
  }

  @Override
  public CredentialKind credentialKind() {
    return CredentialKind.CERTIFICATE;
  }

  @Override
  public Instant endsAt() {
    return certificate.getNotAfter().toInstant();
  }

  /** SHA-1 of the certificate in hexadecimal, as Entra's portal shows it. */
  @Override
  public String thumbprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(hash).toUpperCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
      throw new IllegalStateException("a parsed certificate has a hash", impossible);
    }
  }

  @Override
  public String toString() {
    return "certificate " + thumbprint();
  }
}
