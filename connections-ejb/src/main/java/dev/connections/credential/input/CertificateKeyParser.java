package dev.connections.credential.input;

import com.nimbusds.jose.jwk.RSAKey;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.Certificates;
import dev.connections.credential.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.time.Clock;
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

  private Clock clock;

  protected CertificateKeyParser() {}

  @Inject
  public CertificateKeyParser(Clock clock) {
    this.clock = clock;
  }

  /** As {@link #parse(byte[], byte[], char[], String)} without a choice. */
  public CertificateKey parse(byte[] certificate, byte[] key, char[] passPhrase)
      throws KeyRefusedException {
    return parse(certificate, key, passPhrase, null);
  }

  /**
   * @param certificate with or without the key; which of the two comes first does not matter; stays
   *     the caller's to wipe
   * @param key null or empty when the first holds it; stays the caller's to wipe
   * @param passPhrase of an encrypted key or of PKCS#12, or null; stays the caller's to wipe
   * @param chosen which of several keys, one of the details of {@link KeyRefusal#SEVERAL_KEYS}; of
   *     no matter where there is one; null or blank for none
   * @throws KeyRefusedException when they are not one certificate that counts now or later, with
   *     its private key; says why
   */
  public CertificateKey parse(byte[] certificate, byte[] key, char[] passPhrase, String chosen)
      throws KeyRefusedException {
    CertificateKey read = read(certificate, key, passPhrase, chosen);
    refuseExpired(read.certificate());
    return read;
  }

  /**
   * As {@link #parse(byte[], byte[], char[])} of one file, also when the certificate is over: for
   * one that is set up for long, whose end is told and is no reason to do without the rest.
   */
  public CertificateKey parseEvenIfOver(byte[] file, char[] passPhrase) throws KeyRefusedException {
    return read(file, null, passPhrase, null);
  }

  private CertificateKey read(byte[] certificate, byte[] key, char[] passPhrase, String chosen)
      throws KeyRefusedException {
    Entered entered = Entered.in(passPhrase, certificate, key);
    String wanted = chosen == null || chosen.isBlank() ? null : chosen.strip();
    try {
      if (entered.keys().isEmpty()) {
        throw withoutKey(entered);
      }
      return certified(new KeyChoice(entered, clock.instant()).key(wanted, null), entered);
    } catch (KeyRefusedException refused) {
      throw entered.told(refused);
    }
  }

  private static KeyRefusedException withoutKey(Entered entered) {
    if (entered.isNothing()) {
      return new KeyRefusedException(KeyRefusal.EMPTY);
    }
    if (!entered.certificates().isEmpty()) {
      return new KeyRefusedException(
          entered.saw(KeyRefusal.PKCS7_WITHOUT_KEY)
              ? KeyRefusal.PKCS7_WITHOUT_KEY
              : KeyRefusal.KEY_MISSING);
    }
    KeyRefusedException instead = entered.insteadOfAKey();
    return instead.refusal() == KeyRefusal.NOT_A_KEY
        ? new KeyRefusedException(KeyRefusal.NOT_A_CERTIFICATE)
        : instead;
  }

  private CertificateKey certified(SigningKey key, Entered entered) throws KeyRefusedException {
    if (!(key.jwk() instanceof RSAKey rsa)) {
      throw new KeyRefusedException(KeyRefusal.CERTIFICATE_KEY_TYPE_NOT_SUPPORTED, key.kind());
    }
    PublicHalf half =
        new PublicHalf(
            rsa.getModulus().decodeToBigInteger(), rsa.getPublicExponent().decodeToBigInteger());
    X509Certificate own =
        entered.certificates().stream()
            .filter(one -> one.isOf(half))
            .min(FoundCertificate.bestFirst(clock.instant()))
            .orElseThrow(() -> withoutCertificate(entered))
            .certificate();
    if (Certificates.pem(own).length() > MOST_PEM) {
      throw new KeyRefusedException(KeyRefusal.TOO_LONG);
    }
    return new CertificateKey(key, own);
  }

  private static KeyRefusedException withoutCertificate(Entered entered) {
    for (KeyRefusal instead :
        List.of(KeyRefusal.NOT_A_CERTIFICATE, KeyRefusal.CERTIFICATE_REQUEST)) {
      if (entered.saw(instead)) {
        return new KeyRefusedException(instead);
      }
    }
    return new KeyRefusedException(
        entered.certificates().isEmpty()
            ? KeyRefusal.CERTIFICATE_MISSING
            : KeyRefusal.CERTIFICATE_KEY_MISMATCH);
  }

  /** One that begins later is the next one, which people enter before its day. */
  private void refuseExpired(X509Certificate certificate) throws KeyRefusedException {
    Instant ends = certificate.getNotAfter().toInstant();
    if (!clock.instant().isBefore(ends)) {
      throw new KeyRefusedException(
          KeyRefusal.CERTIFICATE_EXPIRED, ends.atZone(ZoneOffset.UTC).toLocalDate().toString());
    }
  }
}
