package dev.connections.sandbox.entra;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.Keeper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
  @JsonProperty private volatile Instant principalSince = Instant.EPOCH;
  @JsonProperty private volatile boolean enabled = true;
  @JsonProperty private volatile boolean multiTenant;
  @JsonProperty private volatile boolean foreign;
  @JsonProperty private CopyOnWriteArrayList<String> redirectUris = new CopyOnWriteArrayList<>();
  @JsonProperty private ConcurrentSkipListSet<AppRole> declared = new ConcurrentSkipListSet<>();
  @JsonProperty private ConcurrentSkipListSet<String> delegated = new ConcurrentSkipListSet<>();
  @JsonProperty private ConcurrentSkipListSet<Grant> granted = new ConcurrentSkipListSet<>();

  /** Of a foreign one: the registration that it is the service principal of. */
  private volatile AppRegistration home;

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

  /** What a tenant has of another tenant's application: a service principal, and nothing yet. */
  static AppRegistration principalOf(AppRegistration home, Keeper keeper) {
    var principal =
        new AppRegistration(
            home.appId,
            home.objectId,
            newId(),
            home.name(),
            "The service principal of an application of another tenant.",
            keeper);
    principal.foreign = true;
    principal.principalSince = keeper.now();
    principal.home = home;
    return principal;
  }

  /** Tells a foreign one where its secrets, certificates and declarations are. */
  void atHome(AppRegistration registration) {
    home = registration;
  }

  /** Whether its home is another tenant: here is a service principal alone. */
  public boolean isForeign() {
    return foreign;
  }

  @Override
  public List<AppSecret> secrets() {
    return home == null ? super.secrets() : home.secrets();
  }

  @Override
  public List<AppCertificate> certificates() {
    return home == null ? super.certificates() : home.certificates();
  }

  /** <em>Accounts in any organizational directory</em>. */
  public boolean multiTenant() {
    return multiTenant;
  }

  void setMultiTenant(boolean now) {
    multiTenant = now;
    save();
  }

  /**
   * What an operator sets in the product to have this as the platform's own application, as
   * environment variables; without a secret when there is none to copy.
   */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("CONNECTIONS_SYSTEM_MICROSOFT_365_CLIENT_ID", appId);
    secrets().stream()
        .filter(AppSecret::isKnown)
        .findFirst()
        .ifPresent(
            secret ->
                settings.put("CONNECTIONS_SYSTEM_MICROSOFT_365_CLIENT_SECRET", secret.value()));
    return settings;
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
    return home == null ? new TreeSet<>(declared) : home.declared();
  }

  /** The delegated permissions of Microsoft Graph among it, by the names that scopes have. */
  public Set<String> delegated() {
    return home != null
        ? home.delegated()
        : delegated.stream()
            .flatMap(id -> DelegatedPermission.ofId(id).stream())
            .map(DelegatedPermission::value)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * @throws IllegalArgumentException when there is no such permission
   */
  public void declareDelegated(Collection<String> scopes) {
    for (String scope : scopes) {
      delegated.add(
          DelegatedPermission.named(scope)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Microsoft Graph has no delegated permission " + scope + "."))
              .id());
    }
    save();
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
    return home == null
        ? RequiredResourceAccess.of(declared, delegated)
        : home.requiredResourceAccess();
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
      principalSince = since;
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
    grant(declared().toArray(AppRole[]::new));
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

  /** When the service principal was made; long ago where that is of no interest. */
  Instant principalSince() {
    return principalSince;
  }

  public boolean enabled() {
    return enabled;
  }

  /** The enterprise application's <em>Enabled for users to sign-in?</em>. */
  public void setEnabled(boolean nowEnabled) {
    enabled = nowEnabled;
    save();
  }

  /**
   * Those registered for its platform Web. Addresses of this machine are good without, but not for
   * a multi-tenant application, which people sign in to.
   */
  public List<String> redirectUris() {
    return home == null ? List.copyOf(redirectUris) : home.redirectUris();
  }

  public void addRedirectUri(String uri) {
    redirectUris.remove(uri);
    redirectUris.add(uri);
    save();
  }

  /** Whether a redirect may lead there. */
  boolean mayReturnTo(String uri) {
    return redirectUris().contains(uri) || !multiTenant && !foreign && uri.matches(OF_THIS_MACHINE);
  }
}
