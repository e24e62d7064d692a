package dev.connections.sandbox;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * An app registration of a tenant, and its service principal (the <em>enterprise application</em>),
 * with everything that an Entra administrator may change about them. Every change holds at once and
 * is kept for the next start.
 *
 * <p>What the application <em>declares</em> stands in its {@code requiredResourceAccess} and allows
 * nothing. What is <em>granted</em> is an app role assignment of the service principal.
 */
public final class AppRegistration {
  private static final int SECRET_BYTES = 29;
  private static final int HINT_LETTERS = 3;
  private static final Duration SECRET_LIFETIME = Duration.ofDays(180);
  private static final Duration CERTIFICATE_LIFETIME = Duration.ofDays(365);
  private static final String OF_THIS_MACHINE =
      "https?://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?(/[^\\s#]*)?";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String appId;
  private final String objectId;
  private final String name;
  private final String explanation;
  private final Clock clock;
  private final Runnable changed;
  private final List<AppSecret> secrets = new ArrayList<>();
  private final List<AppCertificate> certificates = new ArrayList<>();
  private final List<String> redirectUris = new ArrayList<>();
  private final Set<AppRole> declared = new TreeSet<>();
  private final Set<String> delegated = new TreeSet<>();
  private final Set<AppRole> granted = new TreeSet<>();
  private String principalId = "";
  private boolean enabled = true;
  private boolean certificateToMake;

  AppRegistration(
      String appId,
      String objectId,
      String name,
      String explanation,
      Clock clock,
      Runnable changed) {
    this.appId = appId;
    this.objectId = objectId;
    this.name = name;
    this.explanation = explanation;
    this.clock = clock;
    this.changed = changed;
  }

  /** The portal's <em>Application (client) ID</em>. */
  public String appId() {
    return appId;
  }

  /** Of the application object, not of the service principal. */
  public String objectId() {
    return objectId;
  }

  public String name() {
    return name;
  }

  public String explanation() {
    return explanation;
  }

  public synchronized List<AppSecret> secrets() {
    return List.copyOf(secrets);
  }

  /**
   * The first secret whose value can be copied.
   *
   * @throws IllegalStateException when there is none
   */
  public AppSecret secret() {
    return secrets().stream()
        .filter(AppSecret::isKnown)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " has no secret to copy"));
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
    // Real ones have a tilde behind the version; it has to survive forms and headers.
    String value = text.substring(0, HINT_LETTERS) + "8Q~" + text.substring(HINT_LETTERS);
    return add(displayName, value, value.substring(0, HINT_LETTERS), validFor);
  }

  /** Adds a secret that somebody else made: its value is known to nobody here. */
  public AppSecret addUnknownSecret(String displayName) {
    return add(displayName, "", "Xy7", SECRET_LIFETIME);
  }

  private AppSecret add(String displayName, String value, String hint, Duration validFor) {
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

  /** The secret stays listed and is refused. */
  public void expireSecret(String keyId) {
    Instant justNow = clock.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
    synchronized (this) {
      secrets.replaceAll(
          secret -> secret.keyId().equals(keyId) ? secret.endingAt(justNow) : secret);
    }
    changed.run();
  }

  public void removeSecret(String keyId) {
    synchronized (this) {
      secrets.removeIf(secret -> secret.keyId().equals(keyId));
    }
    changed.run();
  }

  public List<AppCertificate> certificates() {
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

  /** Whether it has a certificate that nobody looked at yet; its key takes time to make. */
  synchronized boolean certificateToMake() {
    return certificateToMake;
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
        .orElseThrow(() -> new IllegalStateException(name + " has no private key to copy"));
  }

  /** Adds a certificate made here for a year, with a private key to copy. */
  public AppCertificate generateCertificate() {
    return generateCertificate(clock.instant(), CERTIFICATE_LIFETIME);
  }

  /**
   * @param from may lie in the past, and {@code validFor} be over already
   */
  public AppCertificate generateCertificate(Instant from, Duration validFor) {
    return add(newCertificate(from, validFor));
  }

  private AppCertificate newCertificate(Instant from, Duration validFor) {
    Instant start = from.truncatedTo(ChronoUnit.SECONDS);
    return CertificateMaker.make(name, start, start.plus(validFor));
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
    changed.run();
    return certificate;
  }

  public void removeCertificate(String keyId) {
    certificates();
    synchronized (this) {
      certificates.removeIf(certificate -> certificate.keyId().equals(keyId));
    }
    changed.run();
  }

  /** The application permissions of its {@code requiredResourceAccess}. */
  public synchronized Set<AppRole> declared() {
    return new TreeSet<>(declared);
  }

  public void declare(AppRole... roles) {
    synchronized (this) {
      declared.addAll(List.of(roles));
    }
    changed.run();
  }

  /** Takes it out of {@code requiredResourceAccess}; what is granted stays granted. */
  public void undeclare(AppRole role) {
    synchronized (this) {
      declared.remove(role);
    }
    changed.run();
  }

  /**
   * Declares what a manifest says, and nothing else.
   *
   * @param json {@code requiredResourceAccess}, or a manifest that has it
   * @throws IllegalArgumentException says in words what is wrong with it
   */
  public void declareManifest(String json) {
    RequiredResourceAccess access = RequiredResourceAccess.read(json);
    synchronized (this) {
      declared.clear();
      declared.addAll(access.roles());
      delegated.clear();
      delegated.addAll(access.scopes());
    }
    changed.run();
  }

  /** Ids of Microsoft Graph's delegated permissions that it declares. */
  synchronized Set<String> delegated() {
    return new TreeSet<>(delegated);
  }

  /** The app roles that are assigned to its service principal. */
  public synchronized Set<AppRole> granted() {
    return new TreeSet<>(granted);
  }

  /** Assigns app roles, declared or not; makes the service principal when there is none. */
  public void grant(AppRole... roles) {
    synchronized (this) {
      makePrincipal();
      granted.addAll(List.of(roles));
    }
    changed.run();
  }

  /** Takes one app role away; it stays declared. */
  public void revoke(AppRole role) {
    synchronized (this) {
      granted.remove(role);
    }
    changed.run();
  }

  /** Admin consent: grants what is declared, and takes nothing away. */
  public void consent() {
    grant(declared().toArray(AppRole[]::new));
  }

  /** Takes every app role away; the service principal stays. */
  public void withdrawConsent() {
    synchronized (this) {
      granted.clear();
    }
    changed.run();
  }

  /** Removes the enterprise application: the registration stays and cannot sign in. */
  public void removePrincipal() {
    synchronized (this) {
      granted.clear();
      principalId = "";
    }
    changed.run();
  }

  public synchronized boolean hasPrincipal() {
    return !principalId.isEmpty();
  }

  /** The object id of the service principal, or empty when there is none. */
  public synchronized String principalId() {
    return principalId;
  }

  private void makePrincipal() {
    if (principalId.isEmpty()) {
      principalId = UUID.randomUUID().toString();
    }
  }

  public synchronized boolean enabled() {
    return enabled;
  }

  /** The enterprise application's <em>Enabled for users to sign-in?</em>. */
  public void setEnabled(boolean nowEnabled) {
    synchronized (this) {
      enabled = nowEnabled;
    }
    changed.run();
  }

  /** Those registered for its platform Web; addresses of this machine are good without. */
  public synchronized List<String> redirectUris() {
    return List.copyOf(redirectUris);
  }

  public void addRedirectUri(String uri) {
    synchronized (this) {
      redirectUris.remove(uri);
      redirectUris.add(uri);
    }
    changed.run();
  }

  /** Whether a redirect may lead there. */
  boolean mayReturnTo(String uri) {
    return redirectUris().contains(uri) || uri.matches(OF_THIS_MACHINE);
  }

  synchronized AppRegistration withCertificateToMake(boolean toMake) {
    certificateToMake = toMake;
    return this;
  }

  /** What was kept of it, put back without being kept again. */
  synchronized AppRegistration restored(
      List<AppSecret> oldSecrets, List<AppCertificate> oldCertificates, List<String> oldUris) {
    secrets.addAll(oldSecrets);
    certificates.addAll(oldCertificates);
    redirectUris.addAll(oldUris);
    return this;
  }

  synchronized AppRegistration restored(
      Set<AppRole> oldDeclared, Set<String> oldDelegated, Set<AppRole> oldGranted) {
    declared.addAll(oldDeclared);
    delegated.addAll(oldDelegated);
    granted.addAll(oldGranted);
    return this;
  }

  synchronized AppRegistration restored(String oldPrincipalId, boolean on) {
    principalId = oldPrincipalId;
    enabled = on;
    return this;
  }

  @Override
  public String toString() {
    return "AppRegistration[" + name + ", " + appId + "]";
  }
}
