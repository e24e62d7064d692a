package dev.connections.sandbox.entra;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The secrets and certificates of one app registration. */
final class AppCredentials {
  private static final int SECRET_BYTES = 29;
  private static final int HINT_LETTERS = 3;
  private static final Duration CERTIFICATE_LIFETIME = Duration.ofDays(365);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String owner;
  private final Clock clock;
  private final Runnable changed;
  private final List<AppSecret> secrets = new ArrayList<>();
  private final List<AppCertificate> certificates = new ArrayList<>();
  private boolean certificateToMake;

  AppCredentials(String owner, Clock clock, Runnable changed) {
    this.owner = owner;
    this.clock = clock;
    this.changed = changed;
  }

  synchronized List<AppSecret> secrets() {
    return List.copyOf(secrets);
  }

  AppSecret addSecret(String displayName, Duration validFor) {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    // Real ones have a tilde behind the version; it has to survive forms and headers.
    String value = text.substring(0, HINT_LETTERS) + "8Q~" + text.substring(HINT_LETTERS);
    return addSecret(displayName, value, value.substring(0, HINT_LETTERS), validFor);
  }

  /**
   * @param value empty when it is known to nobody here
   */
  AppSecret addSecret(String displayName, String value, String hint, Duration validFor) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var secret =
        new AppSecret(
            UUID.randomUUID().toString(), displayName, value, hint, now, now.plus(validFor));
    synchronized (this) {
      secrets.add(secret);
    }
    changed.run();
    return secret;
  }

  void expireSecret(String keyId) {
    Instant justNow = clock.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
    synchronized (this) {
      secrets.replaceAll(
          secret -> secret.keyId().equals(keyId) ? secret.endingAt(justNow) : secret);
    }
    changed.run();
  }

  void removeSecret(String keyId) {
    synchronized (this) {
      secrets.removeIf(secret -> secret.keyId().equals(keyId));
    }
    changed.run();
  }

  List<AppCertificate> certificates() {
    boolean made;
    List<AppCertificate> all;
    synchronized (this) {
      made = certificateToMake;
      if (made) {
        certificates.add(0, newCertificate(clock.instant(), CERTIFICATE_LIFETIME));
        certificateToMake = false;
      }
      all = List.copyOf(certificates);
    }
    if (made) {
      changed.run();
    }
    return all;
  }

  synchronized List<AppCertificate> certificatesMade() {
    return List.copyOf(certificates);
  }

  /** Whether there is a certificate that nobody looked at yet; its key takes time to make. */
  synchronized boolean certificateToMake() {
    return certificateToMake;
  }

  AppCertificate generateCertificate() {
    return generateCertificate(clock.instant(), CERTIFICATE_LIFETIME);
  }

  AppCertificate generateCertificate(Instant from, Duration validFor) {
    return add(newCertificate(from, validFor));
  }

  private AppCertificate newCertificate(Instant from, Duration validFor) {
    Instant start = from.truncatedTo(ChronoUnit.SECONDS);
    return CertificateMaker.make(owner, start, start.plus(validFor));
  }

  AppCertificate add(AppCertificate certificate) {
    certificates();
    synchronized (this) {
      if (certificates.stream()
          .anyMatch(known -> known.thumbprint().equals(certificate.thumbprint()))) {
        throw new IllegalArgumentException("This certificate is already there.");
      }
      certificates.add(certificate);
    }
    changed.run();
    return certificate;
  }

  void removeCertificate(String keyId) {
    certificates();
    synchronized (this) {
      certificates.removeIf(certificate -> certificate.keyId().equals(keyId));
    }
    changed.run();
  }

  /** What was kept, put back without being kept again. */
  synchronized void restore(
      List<AppSecret> oldSecrets, List<AppCertificate> oldCertificates, boolean toMake) {
    secrets.addAll(oldSecrets);
    certificates.addAll(oldCertificates);
    certificateToMake = toMake;
  }
}
