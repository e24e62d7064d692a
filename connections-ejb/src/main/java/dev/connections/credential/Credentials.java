package dev.connections.credential;

import dev.connections.console.profiles.CertificateView;
import dev.connections.console.profiles.CredentialKind;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** Puts credentials together of what a store kept of them. */
public final class Credentials {
  private Credentials() {}

  /**
   * The credential again. It was checked when it was entered and is not checked again.
   *
   * @param secretHalf as {@link Credential#secretHalf} gave it; stays the caller's to wipe
   * @param certificate as {@link CertificateKey#pem} wrote it; empty for the other kinds
   * @param source of the key; of no matter for a client secret
   * @param endsAt of a client secret, or null
   */
  public static Credential restored(
      CredentialKind kind, byte[] secretHalf, String certificate, String source, Instant endsAt) {
    return switch (kind) {
      case PRIVATE_KEY -> SigningKey.restored(secretHalf, source);
      case CERTIFICATE ->
          new CertificateKey(
              SigningKey.restored(secretHalf, source), Certificates.restored(certificate));
      case CLIENT_SECRET ->
          new ClientSecret(new String(secretHalf, StandardCharsets.UTF_8), endsAt);
      case GRANT ->
          throw new IllegalArgumentException("a grant is put together where its tokens lie");
    };
  }

  /**
   * A stored certificate, for people.
   *
   * @param pem as {@link CertificateKey#pem} wrote it
   */
  public static CertificateView certificate(String pem) {
    X509Certificate certificate = Certificates.restored(pem);
    return new CertificateView(
        certificate.getSubjectX500Principal().getName(),
        Certificates.hash("SHA-1", certificate),
        Certificates.hash("SHA-256", certificate),
        pem,
        certificate.getNotBefore().toInstant());
  }
}
