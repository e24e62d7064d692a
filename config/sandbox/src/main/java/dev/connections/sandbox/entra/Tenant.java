package dev.connections.sandbox.entra;

import com.nimbusds.jose.jwk.RSAKey;
import dev.connections.sandbox.server.Call;
import dev.connections.sandbox.server.CallLog;
import dev.connections.sandbox.server.Condition;
import dev.connections.sandbox.server.Origin;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.SeenIds;
import dev.connections.sandbox.server.Trouble;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A pretend Entra tenant: what Microsoft 365 calls an organization. */
public final class Tenant {
  private static final int PAGE = 100;

  private final String id;
  private final String name;
  private final Cloud cloud;
  private final RSAKey signingKey;
  private final Clock clock;
  private final Runnable changed;
  private final List<AppRegistration> apps = new CopyOnWriteArrayList<>();
  private final CallLog calls = new CallLog();
  private final Condition condition;
  private final SeenIds seen;
  private volatile boolean hidden;
  private volatile int pageSize = PAGE;
  private volatile Duration replication = Duration.ZERO;
  private volatile LoginRefusal refusal;

  Tenant(String id, String name, Cloud cloud, RSAKey signingKey, Clock clock, Runnable changed) {
    this.id = id;
    this.name = name;
    this.cloud = cloud;
    this.signingKey = signingKey;
    this.clock = clock;
    this.changed = changed;
    condition = new Condition(clock);
    seen = new SeenIds(clock);
  }

  /** The tenant ID, a GUID. */
  public String id() {
    return id;
  }

  public String name() {
    return name;
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
    return condition.origins().get(0).uri();
  }

  /** Its cloud's Microsoft Graph. */
  public URI graphOrigin() {
    return condition.origins().get(1).uri();
  }

  public List<AppRegistration> apps() {
    return List.copyOf(apps);
  }

  /** A ready-made application. */
  public AppRegistration app(ReadyRegistration ready) {
    return app(ready.label());
  }

  public AppRegistration app(String appName) {
    return apps.stream()
        .filter(app -> app.name().equals(appName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no application " + appName));
  }

  /** Registers an application as the portal does: a service principal, and nothing granted. */
  public AppRegistration registerApp(String appName) {
    var app =
        new AppRegistration(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                appName,
                "",
                clock,
                changed)
            .restored(UUID.randomUUID().toString(), true, List.of());
    apps.add(app);
    changed.run();
    return app;
  }

  /** Deletes the registration and its service principal. */
  public void removeApp(String appId) {
    apps.removeIf(app -> app.appId().equals(appId));
    changed.run();
  }

  /** Where an administrator consents to what an application declares, by the older of the two. */
  public URI consentLink(AppRegistration app, URI redirectUri, String state) {
    return URI.create(
        loginOrigin()
            + "/"
            + id
            + AdminConsent.FIRST
            + "?client_id="
            + app.appId()
            + "&redirect_uri="
            + URLEncoder.encode(redirectUri.toString(), StandardCharsets.UTF_8)
            + "&state="
            + URLEncoder.encode(state, StandardCharsets.UTF_8));
  }

  /** Trouble for every call. */
  public void cause(Trouble newTrouble) {
    cause(newTrouble, Reach.EVERY_CALL);
  }

  /**
   * Trouble until the next call of this method or {@link #calm()}. It is not kept for the next
   * start.
   *
   * @param newReach ignored for {@link Trouble#DOWN} and {@link Trouble#CLOCK_BEHIND}, which know
   *     no difference between calls
   */
  public void cause(Trouble newTrouble, Reach newReach) {
    condition.cause(newTrouble, newReach);
  }

  /** Ends every trouble. */
  public void calm() {
    cause(Trouble.NONE);
    hidden = false;
    pageSize = PAGE;
    replication = Duration.ZERO;
    refusal = null;
  }

  public Trouble trouble() {
    return condition.trouble();
  }

  public Reach reach() {
    return condition.reach();
  }

  /** The last calls, the newest first. */
  public List<Call> calls() {
    return calls.calls();
  }

  public void forgetCalls() {
    calls.forget();
  }

  /**
   * Whether the logins of other clouds say that there is no such tenant (AADSTS90002). They know it
   * from the start and tell in their metadata which cloud it lives in.
   */
  public void hideFromOtherClouds(boolean nowHidden) {
    hidden = nowHidden;
  }

  /** How many objects Graph puts on a page at most; 100 from the start. */
  public void limitPagesTo(int objects) {
    pageSize = objects;
  }

  /** How long it takes until Graph shows a new grant; no time from the start. */
  public void replicateGrantsAfter(Duration delay) {
    replication = delay;
  }

  /** Refuses every token, whatever the credential, until {@link #calm()}. */
  public void refuseTokens(LoginRefusal why) {
    refusal = why;
  }

  void add(AppRegistration app) {
    apps.add(app);
  }

  public void reachedBy(Origin login, Origin graph) {
    condition.reachedBy(List.of(login, graph));
  }

  /** Whether a login address means this tenant, by its ID or by a verified domain. */
  boolean isNamed(String segment) {
    return id.equalsIgnoreCase(segment)
        || verifiedDomains().contains(segment.toLowerCase(Locale.ROOT));
  }

  public boolean isHidden() {
    return hidden;
  }

  boolean isKnownTo(Cloud other) {
    return cloud == other || !hidden;
  }

  public Optional<AppRegistration> client(String appId) {
    return apps.stream().filter(app -> app.appId().equalsIgnoreCase(appId)).findFirst();
  }

  void record(Call call) {
    calls.record(call);
  }

  Trouble troubleWith(Reach call) {
    return condition.troubleWith(call);
  }

  /** The tenant's clock, which may be wrong. */
  public Clock clock() {
    return condition.clock();
  }

  RSAKey signingKey() {
    return signingKey;
  }

  SeenIds seen() {
    return seen;
  }

  public Optional<LoginRefusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  Duration replication() {
    return replication;
  }

  int pageSize() {
    return pageSize;
  }

  private String slug() {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "Tenant[" + name + ", " + id + "]";
  }
}
