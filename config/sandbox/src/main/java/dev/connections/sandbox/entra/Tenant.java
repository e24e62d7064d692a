package dev.connections.sandbox.entra;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jose.jwk.RSAKey;
import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.AccountKind;
import dev.connections.sandbox.server.Keeper;
import dev.connections.sandbox.server.PretendOrganization;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A pretend Entra tenant: what Microsoft 365 calls an organization. */
public final class Tenant extends PretendOrganization<AppRegistration> {
  private static final int PAGE = 100;

  @JsonProperty private final Cloud cloud;
  @JsonProperty private volatile boolean publishing;
  private volatile Tenant publisher;
  private volatile Duration spread = Duration.ZERO;
  private volatile boolean hidden;
  private volatile int pageSize = PAGE;
  private volatile Duration replication = Duration.ZERO;
  private volatile LoginRefusal refusal;

  @JsonCreator
  Tenant(
      @JsonProperty("id") String id,
      @JsonProperty("name") String name,
      @JsonProperty("cloud") Cloud cloud,
      @JsonProperty("signingKey") RSAKey signingKey,
      @JsonProperty("apps") List<AppRegistration> apps,
      @JacksonInject Keeper keeper) {
    super(id, name, signingKey, apps, keeper);
    this.cloud = cloud;
  }

  /** One of each cloud. Ids and secrets are new each time; none is in the sources. */
  public static List<Tenant> ready(Keeper keeper) {
    return List.of(
        made("Contoso", Cloud.GLOBAL, keeper), made("Fabrikam", Cloud.US_GOV_L4, keeper));
  }

  /** One of each cloud, the home of the platform's own application there. */
  public static List<Tenant> readyPublishers(Keeper keeper) {
    List<Tenant> all =
        List.of(made("Northwind", Cloud.GLOBAL, keeper), made("Tailspin", Cloud.US_GOV_L4, keeper));
    all.forEach(tenant -> tenant.publishing = true);
    return all;
  }

  private static Tenant made(String name, Cloud cloud, Keeper keeper) {
    return new Tenant(UUID.randomUUID().toString(), name, cloud, null, List.of(), keeper);
  }

  @Override
  public void complete() {
    if (publishing) {
      complete(SystemRegistration.label(), () -> SystemRegistration.made(keeper()));
    } else {
      for (ReadyRegistration ready : ReadyRegistration.values()) {
        complete(ready.label(), () -> ready.made(keeper()));
      }
    }
    complete(AccountKind.SERVICE, "svc-backup", "Backup Service");
    complete(AccountKind.OTHER, "ada.winter", "Ada Winter");
    complete(AccountKind.PLAIN, "chiara.rossi", "Chiara Rossi");
  }

  private void complete(AccountKind kind, String local, String person) {
    signIns().complete(kind, objectId(kind), local + "@" + defaultDomain(), person);
  }

  private String objectId(AccountKind kind) {
    return UUID.nameUUIDFromBytes((id() + kind).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /**
   * Names the tenant whose multi-tenant applications people here can consent to. Somebody of there
   * is a guest here, and signs in with the password of there.
   */
  public void publishedBy(Tenant newPublisher) {
    publisher = newPublisher;
    for (AppRegistration app : apps()) {
      if (app.isForeign()) {
        app.atHome(newPublisher.client(app.appId()).orElse(null));
      }
    }
    Account guest = newPublisher.signIns().account(AccountKind.PLAIN);
    signIns()
        .complete(
            AccountKind.GUEST,
            objectId(AccountKind.GUEST),
            guest.login(),
            guest.name(),
            guest.password());
  }

  Tenant publisher() {
    return publisher;
  }

  /** Whether it is the home of the platform's own application, and no customer's. */
  public boolean isPublishing() {
    return publishing;
  }

  /** The multi-tenant registration of another tenant, whether this tenant knows it or not. */
  Optional<AppRegistration> published(String appId) {
    return publisher == null
        ? Optional.empty()
        : publisher.client(appId).filter(AppRegistration::multiTenant);
  }

  /**
   * The service principal of an application here, made if there is none; what was consented to
   * before one was removed went with it.
   */
  synchronized AppRegistration install(AppRegistration registration) {
    AppRegistration known = client(registration.appId()).orElse(null);
    if (known == null || !known.hasPrincipal()) {
      signIns().forgetConsents(registration.appId());
    }
    if (known == null) {
      return added(AppRegistration.principalOf(registration, keeper()));
    }
    if (!known.hasPrincipal()) {
      known.grant();
    }
    return known;
  }

  /** The platform's own multi-tenant application; in a customer's tenant, the publisher's. */
  public AppRegistration systemApp() {
    return publishing ? app(SystemRegistration.label()) : publisher.app(SystemRegistration.label());
  }

  /** Access tokens for Graph that are out hold on, as at Microsoft. */
  @Override
  public void revokeGrants() {
    signIns().revokeAll(false);
  }

  public Cloud cloud() {
    return cloud;
  }

  /** The one that every tenant is made with and keeps. */
  public String initialDomain() {
    return slug() + ".onmicrosoft.test";
  }

  public String defaultDomain() {
    return slug() + ".test";
  }

  /** Each of them names this tenant as its ID does. */
  public List<String> verifiedDomains() {
    return List.of(initialDomain(), defaultDomain());
  }

  /** Its cloud's login, which other tenants of the cloud share. */
  public URI loginOrigin() {
    return origins().get(0).uri();
  }

  /** Its cloud's Microsoft Graph. */
  public URI graphOrigin() {
    return origins().get(1).uri();
  }

  /** A ready-made application. */
  public AppRegistration app(ReadyRegistration ready) {
    return app(ready.label());
  }

  @Override
  public Optional<AppRegistration> client(String appId) {
    return super.client(appId.toLowerCase(Locale.ROOT));
  }

  /** Registers an application as the portal does: a service principal, and nothing granted. */
  public AppRegistration registerApp(String appName) {
    return added(AppRegistration.made(appName, null, keeper()));
  }

  @Override
  public void calm() {
    super.calm();
    hidden = false;
    pageSize = PAGE;
    replication = Duration.ZERO;
    spread = Duration.ZERO;
    refusal = null;
  }

  /**
   * Whether the logins of other clouds say that there is no such tenant (AADSTS90002). They know it
   * from the start and tell in their metadata which cloud it lives in.
   */
  public void hideFromOtherClouds(boolean nowHidden) {
    hidden = nowHidden;
  }

  public boolean isHidden() {
    return hidden;
  }

  boolean isKnownTo(Cloud other) {
    return cloud == other || !hidden;
  }

  /** How many objects Graph puts on a page at most; 100 from the start. */
  public void limitPagesTo(int objects) {
    pageSize = objects;
  }

  int pageSize() {
    return pageSize;
  }

  /** How long it takes until Graph shows a new grant; no time from the start. */
  public void replicateGrantsAfter(Duration delay) {
    replication = delay;
  }

  Duration replication() {
    return replication.compareTo(spread) < 0 ? spread : replication;
  }

  /**
   * How long it takes until Graph shows a consent and tokens have it: a new service principal
   * cannot sign in before. No time from the start.
   */
  public void spreadConsentAfter(Duration delay) {
    spread = delay;
  }

  public Duration spread() {
    return spread;
  }

  /** Refuses every token, whatever the credential, until {@link #calm()}. */
  public void refuseTokens(LoginRefusal why) {
    refusal = why;
  }

  public Optional<LoginRefusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Whether a login address means this tenant, by its ID or by a verified domain. */
  boolean isNamed(String segment) {
    return id().equalsIgnoreCase(segment)
        || verifiedDomains().contains(segment.toLowerCase(Locale.ROOT));
  }
}
