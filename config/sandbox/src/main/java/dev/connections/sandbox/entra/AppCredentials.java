package dev.connections.sandbox.entra;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.connections.sandbox.server.Keeper;
import dev.connections.sandbox.server.PretendApp;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The half of an app registration that signs in: its secrets and certificates. */
public abstract class AppCredentials extends PretendApp {
  private static final int SECRET_BYTES = 29;
  private static final int HINT_LETTERS = 3;
  private static final Duration SECRET_LIFETIME = Duration.ofDays(180);
  private static final Duration CERTIFICATE_LIFETIME = Duration.ofDays(365);
  private static final SecureRandom RANDOM = new SecureRandom();

  @JsonProperty private CopyOnWriteArrayList<AppSecret> secrets = new CopyOnWriteArrayList<>();

  @JsonProperty
  private CopyOnWriteArrayList<AppCertificate> certificates = new CopyOnWriteArrayList<>();

  /** Whether there is a certificate that nobody looked at yet; its key takes time to make. */
  @JsonProperty private volatile boolean certificateToMake;

  AppCredentials(String name, String explanation, Keeper keeper) {
    super(name, explanation, keeper);
  }

  public List<AppSecret> secrets() {
    return List.copyOf(secrets);
  }

  /**
   * The first secret whose value can be copied.
   *
   * @throws IllegalStateException when there is none
   */
  public AppSecret secret() {
    return secrets.stream()
        .filter(AppSecret::isKnown)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name() + " has no secret to copy"));
  }

  /** Adds a secret for 180 days, which is what the portal proposes. */
  public AppSecret addSecret() {
    return addSecret("Password", SECRET_LIFETIME);
  }

  /**
   * @param validFor from now on
   */
  public AppSecret addSecret(String displayName, Duration validFor) {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String hint = text.substring(0, HINT_LETTERS);
    // Real ones have a tilde behind the version; it has to survive forms and headers.
    return addSecret(displayName, hint + "8Q~" + text.substring(HINT_LETTERS), hint, validFor);
  }

  /** Adds a secret that somebody else made: its value is known to nobody here. */
  public AppSecret addUnknownSecret(String displayName) {
    return addSecret(displayName, "", "Xy7", SECRET_LIFETIME);
  }

  private AppSecret addSecret(String displayName, String value, String hint, Duration validFor) {
    Instant now = keeper().now();
    String keyId = UUID.randomUUID().toString();
    var secret = new AppSecret(keyId, displayName, value, hint, now, now.plus(validFor));
    secrets.add(secret);
    save();
    return secret;
  }

  /** The secret stays listed and is refused. */
  public void expireSecret(String keyId) {
    Instant justNow = keeper().now().minusSeconds(1);
    secrets.replaceAll(secret -> secret.keyId().equals(keyId) ? secret.endingAt(justNow) : secret);
    save();
  }

  public void removeSecret(String keyId) {
    secrets.removeIf(secret -> secret.keyId().equals(keyId));
    save();
  }

  public List<AppCertificate> certificates() {
    synchronized (this) {
      if (!certificateToMake) {
        return List.copyOf(certificates);
      }
      certificates.add(0, made(keeper().clock().instant(), CERTIFICATE_LIFETIME));
      certificateToMake = false;
    }
    save();
    return certificates();
  }

  /**
   * The first certificate whose private key can be copied.
   *
   * @throws IllegalStateException when there is none
   */
  public AppCertificate certificate() {
    return certificates().stream()
        .filter(AppCertificate::hasPrivateKey)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name() + " has no private key to copy"));
  }

  void makeCertificateLater() {
    certificateToMake = true;
  }

  /** Adds a certificate made here for a year, with a private key to copy. */
  public AppCertificate generateCertificate() {
    return generateCertificate(keeper().clock().instant(), CERTIFICATE_LIFETIME);
  }

  /**
   * @param from may lie in the past, and {@code validFor} be over already
   */
  public AppCertificate generateCertificate(Instant from, Duration validFor) {
    return add(made(from, validFor));
  }

  private AppCertificate made(Instant from, Duration validFor) {
    Instant start = from.truncatedTo(ChronoUnit.SECONDS);
    return CertificateMaker.make(name(), start, start.plus(validFor));
  }

  /**
   * Adds a certificate, as a person uploads it.
   *
   * @param pem text of a {@code .cer} file
   * @throws IllegalArgumentException says in words what is wrong with it
   */
  public AppCertificate addCertificate(String pem) {
    return add(CertificateMaker.read(pem));
  }

  private AppCertificate add(AppCertificate certificate) {
    certificates();
    synchronized (this) {
      if (certificates.stream()
          .anyMatch(known -> known.thumbprint().equals(certificate.thumbprint()))) {
        throw new IllegalArgumentException("This certificate is already there.");
      }
      certificates.add(certificate);
    }
    save();
    return certificate;
  }

  public void removeCertificate(String keyId) {
    certificates();
    certificates.removeIf(certificate -> certificate.keyId().equals(keyId));
    save();
  }
}
