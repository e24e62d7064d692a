package dev.connections.sandbox.entra;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  private static final Duration SECRET_LIFETIME = Duration.ofDays(180);
  private static final String OF_THIS_MACHINE =
      "https?://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?(/[^\\s#]*)?";

  private final String appId;
  private final String objectId;
  private final String name;
  private final String explanation;
  private final Clock clock;
  private final Runnable changed;
  private final AppCredentials credentials;
  private final List<String> redirectUris = new ArrayList<>();
  private final Set<AppRole> declared = new TreeSet<>();
  private final Set<String> delegated = new TreeSet<>();
  private final Map<AppRole, Instant> granted = new TreeMap<>();
  private String principalId = "";
  private boolean enabled = true;

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
    credentials = new AppCredentials(name, clock, changed);
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

  public List<AppSecret> secrets() {
    return credentials.secrets();
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
    return credentials.addSecret(displayName, validFor);
  }

  /** Adds a secret that somebody else made: its value is known to nobody here. */
  public AppSecret addUnknownSecret(String displayName) {
    return credentials.addSecret(displayName, "", "Xy7", SECRET_LIFETIME);
  }

  /** The secret stays listed and is refused. */
  public void expireSecret(String keyId) {
    credentials.expireSecret(keyId);
  }

  public void removeSecret(String keyId) {
    credentials.removeSecret(keyId);
  }

  public List<AppCertificate> certificates() {
    return credentials.certificates();
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
    return credentials.generateCertificate();
  }

  /**
   * @param from may lie in the past, and {@code validFor} be over already
   */
  public AppCertificate generateCertificate(Instant from, Duration validFor) {
    return credentials.generateCertificate(from, validFor);
  }

  /**
   * Adds a certificate, as a person uploads it.
   *
   * @param pem text of a {@code .cer} file
   * @throws IllegalArgumentException says in words what is wrong with it
   */
  public AppCertificate addCertificate(String pem) {
    return credentials.add(CertificateMaker.read(pem));
  }

  public void removeCertificate(String keyId) {
    credentials.removeCertificate(keyId);
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
    return new TreeSet<>(granted.keySet());
  }

  /** The same with the time of each assignment. */
  synchronized Map<AppRole, Instant> grants() {
    return new TreeMap<>(granted);
  }

  /** Assigns app roles, declared or not; makes the service principal when there is none. */
  public void grant(AppRole... roles) {
    synchronized (this) {
      makePrincipal();
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      for (AppRole role : roles) {
        granted.putIfAbsent(role, now);
      }
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

  AppCredentials credentials() {
    return credentials;
  }

  /** What was kept of it, put back without being kept again. */
  synchronized AppRegistration restored(
      Set<AppRole> oldDeclared, Set<String> oldDelegated, Map<AppRole, Instant> oldGranted) {
    declared.addAll(oldDeclared);
    delegated.addAll(oldDelegated);
    granted.putAll(oldGranted);
    return this;
  }

  synchronized AppRegistration restored(
      String oldPrincipalId, boolean on, List<String> oldRedirectUris) {
    principalId = oldPrincipalId;
    enabled = on;
    redirectUris.addAll(oldRedirectUris);
    return this;
  }

  @Override
  public String toString() {
    return "AppRegistration[" + name + ", " + appId + "]";
  }
}
