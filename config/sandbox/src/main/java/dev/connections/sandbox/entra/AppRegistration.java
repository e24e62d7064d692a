package dev.connections.sandbox.entra;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.Keeper;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * An app registration of a tenant, and its service principal (the <em>enterprise application</em>),
 * with everything that an Entra administrator may change about them.
 *
 * <p>What the application <em>declares</em> stands in its {@code requiredResourceAccess} and allows
 * nothing. What is <em>granted</em> is an app role assignment of the service principal.
 */
public final class AppRegistration extends AppCredentials {
  private static final String OF_THIS_MACHINE =
      "https?://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?(/[^\\s#]*)?";

  @JsonProperty private final String appId;
  @JsonProperty private final String objectId;
  @JsonProperty private volatile String principalId;
  @JsonProperty private volatile boolean enabled = true;
  @JsonProperty private CopyOnWriteArrayList<String> redirectUris = new CopyOnWriteArrayList<>();
  @JsonProperty private ConcurrentSkipListSet<AppRole> declared = new ConcurrentSkipListSet<>();
  @JsonProperty private ConcurrentSkipListSet<String> delegated = new ConcurrentSkipListSet<>();
  @JsonProperty private ConcurrentSkipListSet<Grant> granted = new ConcurrentSkipListSet<>();

  @JsonCreator
  AppRegistration(
      @JsonProperty("appId") String appId,
      @JsonProperty("objectId") String objectId,
      @JsonProperty("principalId") String principalId,
      @JsonProperty("name") String name,
      @JsonProperty("explanation") String explanation,
      @JacksonInject Keeper keeper) {
    super(name, explanation, keeper);
    this.appId = appId;
    this.objectId = objectId;
    this.principalId = principalId == null ? "" : principalId;
  }

  /** A new one, with a service principal and nothing else. */
  static AppRegistration made(String name, String explanation, Keeper keeper) {
    return new AppRegistration(newId(), newId(), newId(), name, explanation, keeper);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  @Override
  public String id() {
    return appId;
  }

  /** The portal's <em>Application (client) ID</em>. */
  public String appId() {
    return appId;
  }

  /** Of the application object, not of the service principal. */
  public String objectId() {
    return objectId;
  }

  /** The application permissions of its {@code requiredResourceAccess}. */
  public Set<AppRole> declared() {
    return new TreeSet<>(declared);
  }

  public void declare(AppRole... roles) {
    declared.addAll(List.of(roles));
    save();
  }

  /** Takes it out of {@code requiredResourceAccess}; what is granted stays granted. */
  public void undeclare(AppRole role) {
    declared.remove(role);
    save();
  }

  /**
   * Declares what a manifest says, and nothing else.
   *
   * @param json {@code requiredResourceAccess}, or a manifest that has it
   * @throws IllegalArgumentException says in words what is wrong with it
   */
  public void declareManifest(String json) {
    Set<AppRole> roles = new TreeSet<>();
    Set<String> scopes = new TreeSet<>();
    for (var access : RequiredResourceAccess.read(json)) {
      roles.addAll(access.roles());
      scopes.addAll(access.scopes());
    }
    declared.retainAll(roles);
    declared.addAll(roles);
    delegated.retainAll(scopes);
    delegated.addAll(scopes);
    save();
  }

  /** What it declares, in JSON as its manifest has it. */
  public String manifest() {
    return Json.array(requiredResourceAccess()).toString();
  }

  List<RequiredResourceAccess> requiredResourceAccess() {
    return RequiredResourceAccess.of(declared, delegated);
  }

  /** The app roles that are assigned to its service principal. */
  public Set<AppRole> granted() {
    return granted.stream().map(Grant::role).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same with the time of each assignment. */
  Set<Grant> grants() {
    return new TreeSet<>(granted);
  }

  /** Assigns app roles, declared or not; makes the service principal when there is none. */
  public void grant(AppRole... roles) {
    grant(keeper().now(), roles);
  }

  void grant(Instant since, AppRole... roles) {
    if (!hasPrincipal()) {
      principalId = newId();
    }
    for (AppRole role : roles) {
      granted.add(new Grant(role, since));
    }
    save();
  }

  /** Takes one app role away; it stays declared. */
  public void revoke(AppRole role) {
    granted.removeIf(grant -> grant.role().equals(role));
    save();
  }

  /** Admin consent: grants what is declared, and takes nothing away. */
  public void consent() {
    grant(declared.toArray(AppRole[]::new));
  }

  /** Takes every app role away; the service principal stays. */
  public void withdrawConsent() {
    granted.clear();
    save();
  }

  /** Removes the enterprise application: the registration stays and cannot sign in. */
  public void removePrincipal() {
    granted.clear();
    principalId = "";
    save();
  }

  public boolean hasPrincipal() {
    return !principalId.isEmpty();
  }

  /** The object id of the service principal, or empty when there is none. */
  public String principalId() {
    return principalId;
  }

  public boolean enabled() {
    return enabled;
  }

  /** The enterprise application's <em>Enabled for users to sign-in?</em>. */
  public void setEnabled(boolean nowEnabled) {
    enabled = nowEnabled;
    save();
  }

  /** Those registered for its platform Web; addresses of this machine are good without. */
  public List<String> redirectUris() {
    return List.copyOf(redirectUris);
  }

  public void addRedirectUri(String uri) {
    redirectUris.remove(uri);
    redirectUris.add(uri);
    save();
  }

  /** Whether a redirect may lead there. */
  boolean mayReturnTo(String uri) {
    return redirectUris.contains(uri) || uri.matches(OF_THIS_MACHINE);
  }
}
