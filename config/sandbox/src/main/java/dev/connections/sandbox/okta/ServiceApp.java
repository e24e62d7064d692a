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
import dev.connections.sandbox.server.SignIns;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

  private static final int DEFAULT_LEEWAY = 30;
  private static final int LONGEST_LEEWAY = 60;

  @JsonProperty private final String clientId;
  @JsonProperty private volatile SignInMethod method;
  @JsonProperty private CopyOnWriteArrayList<AppKey> keys = new CopyOnWriteArrayList<>();
  @JsonProperty private ConcurrentSkipListSet<String> scopes = new ConcurrentSkipListSet<>();

  /** The kind of a key that it has and that nobody looked at yet; it takes time to make. */
  @JsonProperty private volatile KeyType keyToMake;

  @JsonProperty private volatile AdminRole role;
  @JsonProperty private volatile boolean proofRequired;
  @JsonProperty private volatile boolean active = true;
  @JsonProperty private volatile String clientSecret = "";
  @JsonProperty private CopyOnWriteArrayList<String> redirectUris = new CopyOnWriteArrayList<>();
  @JsonProperty private volatile boolean rotation;
  @JsonProperty private volatile int leewaySeconds = DEFAULT_LEEWAY;

  /** Of one that is registered with another organization: where its credentials are. */
  private volatile ServiceApp home;

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

  /**
   * Tells one that other organizations have as well that its keys, its secret and the way in which
   * it signs in are those of there. What is granted to it, and to whom it sends people back, each
   * organization decides for itself.
   */
  void atHome(ServiceApp registration) {
    home = registration;
  }

  SignInMethod method() {
    return home == null ? method : home.method();
  }

  public List<AppKey> keys() {
    if (home != null) {
      return home.keys();
    }
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
    if (home != null) {
      return home.add(jwk);
    }
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
    if (home != null) {
      home.setActive(kid, nowActive);
      return;
    }
    keys();
    keys.replaceAll(key -> key.kid().equals(kid) ? key.withActive(nowActive) : key);
    save();
  }

  public void removeKey(String kid) {
    if (home != null) {
      home.removeKey(kid);
      return;
    }
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

  /** Whether it is of the application type web: people sign in to it with a browser. */
  public boolean isWeb() {
    return method().isWeb();
  }

  /** Whether a web application signs in with its secret, and not with its key. */
  public boolean signsInWithSecret() {
    return method() == SignInMethod.WEB_WITH_SECRET;
  }

  /**
   * Sets how a web application signs in at the token endpoint; the other way is refused then.
   *
   * @throws IllegalStateException when it is no web application
   */
  public void signInWithSecret(boolean secret) {
    if (!isWeb()) {
      throw new IllegalStateException(name() + " is no web application");
    }
    if (home != null) {
      home.signInWithSecret(secret);
      return;
    }
    method = secret ? SignInMethod.WEB_WITH_SECRET : SignInMethod.WEB;
    save();
  }

  /** Made when somebody looks the first time. */
  public String clientSecret() {
    if (home != null) {
      return home.clientSecret();
    }
    synchronized (this) {
      if (!clientSecret.isEmpty()) {
        return clientSecret;
      }
      clientSecret = SignIns.secret();
    }
    save();
    return clientSecret;
  }

  /**
   * What an operator sets in the product to have this as the platform's own application, as
   * environment variables.
   */
  public Map<String, String> settings() {
    return Map.of(
        "CONNECTIONS_SYSTEM_OKTA_CLIENT_ID",
        clientId,
        "CONNECTIONS_SYSTEM_OKTA_CLIENT_SECRET",
        clientSecret());
  }

  /** The one before is refused from now on. */
  public void renewClientSecret() {
    if (home != null) {
      home.renewClientSecret();
      return;
    }
    clientSecret = SignIns.secret();
    save();
  }

  /** Its <em>Sign-in redirect URIs</em>; a request has to name one of them letter by letter. */
  public List<String> redirectUris() {
    return List.copyOf(redirectUris);
  }

  public void addRedirectUri(String uri) {
    if (redirectUris.addIfAbsent(uri)) {
      save();
    }
  }

  public void removeRedirectUri(String uri) {
    redirectUris.remove(uri);
    save();
  }

  public boolean rotatesRefreshTokens() {
    return rotation;
  }

  /** How long a refresh token is good that another one took the place of. */
  public Duration leeway() {
    return Duration.ofSeconds(leewaySeconds);
  }

  /**
   * Okta's <em>Rotate token after every use</em>.
   *
   * @param leeway whole seconds, 60 at most; Okta proposes 30
   */
  public void rotateRefreshTokens(Duration leeway) {
    if (leeway.isNegative() || leeway.toSeconds() > LONGEST_LEEWAY) {
      throw new IllegalArgumentException("The grace period has from 0 to 60 seconds.");
    }
    leewaySeconds = (int) leeway.toSeconds();
    rotation = true;
    save();
  }

  /** Okta's <em>Use persistent token</em>. */
  public void keepRefreshTokens() {
    rotation = false;
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
