package dev.connections.credential.input;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.Certificates;
import dev.connections.credential.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Reads the certificate with its private key that a person pastes or uploads: PEM, DER, both in one
 * file or in two, with the chain or without, or PKCS#12 (RFC 7292). Every way to be wrong has its
 * own {@link KeyRefusal}. The work that one input can cause is bounded; nothing leaves the machine.
 */
@ApplicationScoped
public class CertificateKeyParser {
  /** What a column holds, as PEM. */
  private static final int MOST_PEM = 8000;

  /** Clocks differ. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private SigningKeyParser keys;
  private Clock clock;

  protected CertificateKeyParser() {}

  @Inject
  public CertificateKeyParser(SigningKeyParser keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * @param certificate with or without the key; which of the two comes first does not matter; stays
   *     the caller's to wipe
   * @param key null or empty when the first holds it; stays the caller's to wipe
   * @param passPhrase of an encrypted key or of PKCS#12, or null; stays the caller's to wipe
   * @throws KeyRefusedException when they are not one certificate that counts now, with its private
   *     key; says why
   */
  public CertificateKey parse(byte[] certificate, byte[] key, char[] passPhrase)
      throws KeyRefusedException {
    CertificateInput input = new CertificateInput(passPhrase);
    try {
      input.add(certificate);
      input.add(key);
      return checked(input.key(keys), input.certificates());
    } finally {
      input.wipe();
    }
  }

  private CertificateKey checked(SigningKey key, List<X509Certificate> certificates)
      throws KeyRefusedException {
    if (!(key.jwk() instanceof RSAKey rsa)) {
      throw new KeyRefusedException(KeyRefusal.CERTIFICATE_KEY_TYPE_NOT_SUPPORTED, key.kind());
    }
    if (certificates.isEmpty()) {
      throw new KeyRefusedException(KeyRefusal.CERTIFICATE_MISSING);
    }
    PublicKey half = publicHalf(rsa);
    X509Certificate own =
        certificates.stream()
            .filter(c -> c.getPublicKey().equals(half))
            .findFirst()
            .orElseThrow(() -> new KeyRefusedException(KeyRefusal.CERTIFICATE_KEY_MISMATCH));
    checkDates(own);
    if (Certificates.pem(own).length() > MOST_PEM) {
      throw new KeyRefusedException(KeyRefusal.TOO_LONG);
    }
    return new CertificateKey(key, own);
  }

  private static PublicKey publicHalf(RSAKey rsa) {
    try {
      return rsa.toRSAPublicKey();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("a checked key has a public half", impossible);
    }
  }

  private void checkDates(X509Certificate certificate) throws KeyRefusedException {
    Instant now = clock.instant();
    Instant starts = certificate.getNotBefore().toInstant();
    Instant ends = certificate.getNotAfter().toInstant();
    if (!now.isBefore(ends)) {
      throw new KeyRefusedException(KeyRefusal.CERTIFICATE_EXPIRED, day(ends));
    }
    if (now.plus(TOLERANCE).isBefore(starts)) {
      throw new KeyRefusedException(KeyRefusal.CERTIFICATE_NOT_YET_VALID, day(starts));
    }
  }

  private static String day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
