package dev.connections.sandbox.okta;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import dev.connections.sandbox.server.NewKeys;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An application of an organization, with everything that an Okta administrator may change about
 * it. Every change holds at once and is kept for the next start.
 */
public final class ServiceApp {
  /** More keys than this Okta does not take. */
  private static final int MOST_KEYS = 50;

  private final String clientId;
  private final String name;
  private final String explanation;
  private final SignInMethod method;
  private final Clock clock;
  private final Runnable changed;
  private final List<AppKey> keys = new ArrayList<>();
  private final Set<String> scopes = new TreeSet<>();
  private KeyType keyToMake;
  private AdminRole role;
  private boolean proofRequired;
  private boolean active = true;

  public ServiceApp(
      String clientId,
      String name,
      String explanation,
      SignInMethod method,
      Clock clock,
      Runnable changed) {
    this.clientId = clientId;
    this.name = name;
    this.explanation = explanation;
    this.method = method;
    this.clock = clock;
    this.changed = changed;
  }

  public String clientId() {
    return clientId;
  }

  public String name() {
    return name;
  }

  public String explanation() {
    return explanation;
  }

  public SignInMethod method() {
    return method;
  }

  public List<AppKey> keys() {
    boolean made;
    List<AppKey> all;
    synchronized (this) {
      made = keyToMake != null;
      if (made) {
        keys.add(0, new AppKey(NewKeys.generate(keyToMake), true, clock.instant()));
        keyToMake = null;
      }
      all = List.copyOf(keys);
    }
    if (made) {
      changed.run();
    }
    return all;
  }

  public synchronized List<AppKey> keysMade() {
    return List.copyOf(keys);
  }

  /** The kind of a key that it has and that nobody looked at yet; it takes time to make. */
  public synchronized Optional<KeyType> keyToMake() {
    return Optional.ofNullable(keyToMake);
  }

  /**
   * The first key whose private half can be copied.
   *
   * @throws IllegalStateException when there is none
   */
  public AppKey key() {
    return keys().stream()
        .filter(AppKey::hasPrivateHalf)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " has no private key to copy"));
  }

  public Optional<AppKey> key(String kid) {
    return keys().stream().filter(key -> key.kid().equals(kid)).findFirst();
  }

  /** Adds a key made here, with a private half to copy. */
  public AppKey generateKey(KeyType type) {
    return add(NewKeys.generate(type));
  }

  /**
   * Adds a public key, as a person pastes it.
   *
   * @param json one JWK, or a JWK set of one key
   * @throws IllegalArgumentException says in words what is wrong with it
   */
  public AppKey addPublicKey(String json) {
    JWK jwk;
    try {
      jwk = NewKeys.readPublic(json);
    } catch (ParseException | JOSEException e) {
      throw new IllegalArgumentException("This is not a public key in JSON format (JWK).", e);
    }
    return add(jwk);
  }

  private AppKey add(JWK jwk) {
    var key = new AppKey(jwk, true, clock.instant());
    keys();
    synchronized (this) {
      if (keys.size() == MOST_KEYS) {
        throw new IllegalArgumentException("An application has at most 50 keys. Remove one first.");
      }
      if (keys.stream().anyMatch(known -> known.kid().equals(key.kid()))) {
        throw new IllegalArgumentException("This key is already there.");
      }
      keys.add(key);
    }
    changed.run();
    return key;
  }

  public void activateKey(String kid) {
    setActive(kid, true);
  }

  /** The key stays listed and is refused. */
  public void deactivateKey(String kid) {
    setActive(kid, false);
  }

  public void removeKey(String kid) {
    keys();
    synchronized (this) {
      keys.removeIf(key -> key.kid().equals(kid));
    }
    changed.run();
  }

  private void setActive(String kid, boolean nowActive) {
    keys();
    synchronized (this) {
      keys.replaceAll(key -> key.kid().equals(kid) ? key.withActive(nowActive) : key);
    }
    changed.run();
  }

  public synchronized Set<String> scopes() {
    return new TreeSet<>(scopes);
  }

  /**
   * @throws IllegalArgumentException when Okta knows no such scope
   */
  public void grant(String scope) {
    if (!Scopes.isKnown(scope)) {
      throw new IllegalArgumentException("Okta knows no scope " + scope + ".");
    }
    synchronized (this) {
      scopes.add(scope);
    }
    changed.run();
  }

  public void withdraw(String scope) {
    synchronized (this) {
      scopes.remove(scope);
    }
    changed.run();
  }

  /** Empty when the application has no administrator role. */
  public synchronized Optional<AdminRole> role() {
    return Optional.ofNullable(role);
  }

  /** Replaces the role that it has. */
  public void assign(AdminRole newRole) {
    synchronized (this) {
      role = newRole;
    }
    changed.run();
  }

  public void removeRole() {
    assign(null);
  }

  public synchronized boolean proofRequired() {
    return proofRequired;
  }

  /** Okta's <em>Require Demonstrating Proof of Possession (DPoP) header in token requests</em>. */
  public void requireProof(boolean required) {
    synchronized (this) {
      proofRequired = required;
    }
    changed.run();
  }

  public synchronized boolean active() {
    return active;
  }

  public void setActive(boolean nowActive) {
    synchronized (this) {
      active = nowActive;
    }
    changed.run();
  }

  public synchronized ServiceApp withKeyToMake(KeyType type) {
    keyToMake = type;
    return this;
  }

  /** What was kept of it, put back without being kept again. */
  public synchronized ServiceApp restored(
      List<AppKey> oldKeys, Set<String> oldScopes, AdminRole oldRole, boolean proof, boolean on) {
    keys.addAll(oldKeys);
    scopes.addAll(oldScopes);
    role = oldRole;
    proofRequired = proof;
    active = on;
    return this;
  }

  @Override
  public String toString() {
    return "ServiceApp[" + name + ", " + clientId + "]";
  }
}
