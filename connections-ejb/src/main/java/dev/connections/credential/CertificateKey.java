package dev.connections.credential;

import dev.connections.console.profiles.CredentialKind;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.function.Function;

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
  public <T> T fold(
      Function<? super SigningKey, ? extends T> key,
      Function<? super CertificateKey, ? extends T> ofCertificate,
      Function<? super ClientSecret, ? extends T> secret,
      Function<? super Grant, ? extends T> grant) {
    return ofCertificate.apply(this);
  }

  @Override
  public Instant endsAt() {
    return certificate.getNotAfter().toInstant();
  }

  @Override
  public Instant startsAt() {
    return certificate.getNotBefore().toInstant();
  }

  /** The certificate as PEM (RFC 7468). */
  public String pem() {
    return Certificates.pem(certificate);
  }

  /** SHA-1 of the certificate in hexadecimal, as Entra's portal shows it. */
  @Override
  public String thumbprint() {
    return Certificates.hash("SHA-1", certificate);
  }

  @Override
  public byte[] secretHalf() {
    return key.secretHalf();
  }

  @Override
  public String toString() {
    return "certificate " + thumbprint();
  }
}
