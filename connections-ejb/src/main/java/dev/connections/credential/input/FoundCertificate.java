package dev.connections.credential.input;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;

/**
 * A certificate where it stands in an input.
 *
 * @param name what a file calls it, or null
 */
record FoundCertificate(X509Certificate certificate, String name) {

  /** Of two for one key: one that is valid, or else the next, or else the last that was. */
  static Comparator<FoundCertificate> bestFirst(Instant now) {
    return Comparator.comparingInt((FoundCertificate one) -> one.turn(now))
        .thenComparing(one -> one.isNext(now) ? one.starts() : Instant.MIN)
        .thenComparing(FoundCertificate::ends, Comparator.reverseOrder())
        .thenComparing(FoundCertificate::isAuthority);
  }

  private int turn(Instant now) {
    if (isNext(now)) {
      return 1;
    }
    return now.isBefore(ends()) ? 0 : 2;
  }

  private boolean isNext(Instant now) {
    return now.isBefore(starts()) && now.isBefore(ends());
  }

  private boolean isAuthority() {
    return certificate.getBasicConstraints() >= 0;
  }

  boolean isOf(PublicHalf key) {
    return PublicHalf.of(certificate.getPublicKey()).filter(key::equals).isPresent();
  }

  Instant starts() {
    return certificate.getNotBefore().toInstant();
  }

  Instant ends() {
    return certificate.getNotAfter().toInstant();
  }
}
