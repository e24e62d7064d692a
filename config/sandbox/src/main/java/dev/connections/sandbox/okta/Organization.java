package dev.connections.sandbox.okta;

import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import dev.connections.sandbox.server.Call;
import dev.connections.sandbox.server.CallLog;
import dev.connections.sandbox.server.Condition;
import dev.connections.sandbox.server.Ids;
import dev.connections.sandbox.server.Origin;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.SeenIds;
import dev.connections.sandbox.server.Trouble;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A pretend Okta organization. */
public final class Organization {
  private final String id;
  private final String name;
  private final String pipeline;
  private final RSAKey signingKey;
  private final Clock clock;
  private final Runnable changed;
  private final List<ServiceApp> apps = new CopyOnWriteArrayList<>();
  private final CallLog calls = new CallLog();
  private final Condition condition;
  private final Nonces nonces;
  private final RateLimits limits;
  private final SeenIds seen;
  private final Directory directory;

  public Organization(
      String id, String name, String pipeline, RSAKey signingKey, Clock clock, Runnable changed) {
    this.id = id;
    this.name = name;
    this.pipeline = pipeline;
    this.signingKey = signingKey;
    this.clock = clock;
    this.changed = changed;
    condition = new Condition(clock);
    nonces = new Nonces(clock);
    limits = new RateLimits(clock);
    seen = new SeenIds(clock);
    directory = new Directory(this);
  }

  /** Okta's id of it, which no spelling of a domain changes. */
  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** {@code idx} for Identity Engine, {@code v1} for Classic. */
  public String pipeline() {
    return pipeline;
  }

  /** The canonical one. */
  public URI origin() {
    return condition.origins().get(0).uri();
  }

  public Optional<URI> customOrigin() {
    return condition.origins().stream().skip(1).findFirst().map(Origin::uri);
  }

  public List<ServiceApp> apps() {
    return List.copyOf(apps);
  }

  /** A ready-made application. */
  public ServiceApp app(ReadyApp ready) {
    return app(ready.label());
  }

  public ServiceApp app(String appName) {
    return apps.stream()
        .filter(app -> app.name().equals(appName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no application " + appName));
  }

  /** Makes an API Services app with an RSA key and nothing granted, as Okta's console does. */
  public ServiceApp createApp(String appName) {
    ServiceApp app =
        new ServiceApp(Ids.random("0oa"), appName, "", SignInMethod.PUBLIC_KEY, clock, changed);
    apps.add(app);
    app.requireProof(true);
    app.generateKey(KeyType.RSA);
    return app;
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
    limits.reset();
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

  /** Okta renews its DPoP nonce every 24 hours; this does it now. The old one stays good. */
  public void renewNonce() {
    nonces.renew();
  }

  /** Makes every DPoP nonce given so far worthless. */
  public void forgetNonces() {
    nonces.forget();
  }

  /**
   * How many calls one application may make a minute to one kind of endpoint; Okta gives an OAuth
   * app half of the organization's limit. 300 from the start.
   */
  public void limitTo(int callsPerMinute) {
    limits.limitTo(callsPerMinute);
  }

  public void add(ServiceApp app) {
    apps.add(app);
  }

  public void reachedBy(List<Origin> newOrigins) {
    condition.reachedBy(newOrigins);
  }

  public Optional<ServiceApp> client(String clientId) {
    return apps.stream().filter(app -> app.clientId().equals(clientId)).findFirst();
  }

  void record(Call call) {
    calls.record(call);
  }

  /** Public metadata has no rate limit, so only a trouble of the metadata itself throttles it. */
  Trouble troubleWith(Reach call) {
    boolean spared = trouble().isLimit() && call == Reach.METADATA && reach() != Reach.METADATA;
    return spared ? Trouble.NONE : condition.troubleWith(call);
  }

  boolean isOwn(String issuer) {
    return condition.origins().stream().anyMatch(origin -> origin.uri().toString().equals(issuer));
  }

  /** The organization's clock, which may be wrong. */
  Clock clock() {
    return condition.clock();
  }

  public RSAKey signingKey() {
    return signingKey;
  }

  Nonces nonces() {
    return nonces;
  }

  RateLimits limits() {
    return limits;
  }

  SeenIds seen() {
    return seen;
  }

  Directory directory() {
    return directory;
  }

  @Override
  public String toString() {
    return "Organization[" + name + ", " + id + "]";
  }
}
