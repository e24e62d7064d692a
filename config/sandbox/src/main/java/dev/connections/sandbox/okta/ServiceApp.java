package dev.connections.sandbox.okta;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import dev.connections.sandbox.server.Keeper;
import dev.connections.sandbox.server.NewKeys;
import dev.connections.sandbox.server.PretendApp;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An application of an organization, with everything that an Okta administrator may change about
 * it.
 */
public final class ServiceApp extends PretendApp {
  /** More keys than this Okta does not take. */
  private static final int MOST_KEYS = 50;

  @JsonProperty private final String clientId;
  @JsonProperty private final SignInMethod method;
  @JsonProperty private CopyOnWriteArrayList<AppKey> keys = new CopyOnWriteArrayList<>();
  @JsonProperty private ConcurrentSkipListSet<String> scopes = new ConcurrentSkipListSet<>();

  /** The kind of a key that it has and that nobody looked at yet; it takes time to make. */
  @JsonProperty private volatile KeyType keyToMake;

  @JsonProperty private volatile AdminRole role;
  @JsonProperty private volatile boolean proofRequired;
  @JsonProperty private volatile boolean active = true;

  /**
   * @param clientId null for a new one
   * @param method null for a public key
   */
  @JsonCreator
  ServiceApp(
      @JsonProperty("clientId") String clientId,
      @JsonProperty("name") String name,
      @JsonProperty("explanation") String explanation,
      @JsonProperty("method") SignInMethod method,
      @JacksonInject Keeper keeper) {
    super(name, explanation, keeper);
    this.clientId = clientId == null ? Ids.random("0oa") : clientId;
    this.method = method == null ? SignInMethod.PUBLIC_KEY : method;
  }

  @Override
  public String id() {
    return clientId;
  }

  public String clientId() {
    return clientId;
  }

  SignInMethod method() {
    return method;
  }

  public List<AppKey> keys() {
    synchronized (this) {
      if (keyToMake == null) {
        return List.copyOf(keys);
      }
      keys.add(0, key(NewKeys.generate(keyToMake)));
      keyToMake = null;
    }
    save();
    return keys();
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
        .orElseThrow(() -> new IllegalStateException(name() + " has no private key to copy"));
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
    try {
      return add(NewKeys.readPublic(json));
    } catch (ParseException | JOSEException e) {
      throw new IllegalArgumentException("This is not a public key in JSON format (JWK).", e);
    }
  }

  private AppKey add(JWK jwk) {
    AppKey key = key(jwk);
    keys();
    synchronized (this) {
      if (keys.size() == MOST_KEYS) {
        throw new IllegalArgumentException("An application has at most 50 keys. Remove one first.");
      }
      if (key(key.kid()).isPresent()) {
        throw new IllegalArgumentException("This key is already there.");
      }
      keys.add(key);
    }
    save();
    return key;
  }

  private AppKey key(JWK jwk) {
    return new AppKey(jwk, true, keeper().clock().instant());
  }

  public void activateKey(String kid) {
    setActive(kid, true);
  }

  /** The key stays listed and is refused. */
  public void deactivateKey(String kid) {
    setActive(kid, false);
  }

  private void setActive(String kid, boolean nowActive) {
    keys();
    keys.replaceAll(key -> key.kid().equals(kid) ? key.withActive(nowActive) : key);
    save();
  }

  public void removeKey(String kid) {
    keys();
    keys.removeIf(key -> key.kid().equals(kid));
    save();
  }

  public Set<String> scopes() {
    return new TreeSet<>(scopes);
  }

  /**
   * @throws IllegalArgumentException when Okta knows no such scope
   */
  public void grant(String scope) {
    if (!Scopes.isKnown(scope)) {
      throw new IllegalArgumentException("Okta knows no scope " + scope + ".");
    }
    scopes.add(scope);
    save();
  }

  public void withdraw(String scope) {
    scopes.remove(scope);
    save();
  }

  /** Empty when the application has no administrator role. */
  public Optional<AdminRole> role() {
    return Optional.ofNullable(role);
  }

  /** Replaces the role that it has. */
  public void assign(AdminRole newRole) {
    role = newRole;
    save();
  }

  public boolean proofRequired() {
    return proofRequired;
  }

  /** Okta's <em>Require Demonstrating Proof of Possession (DPoP) header in token requests</em>. */
  public void requireProof(boolean required) {
    proofRequired = required;
    save();
  }

  public boolean active() {
    return active;
  }

  public void setActive(boolean nowActive) {
    active = nowActive;
    save();
  }
}
