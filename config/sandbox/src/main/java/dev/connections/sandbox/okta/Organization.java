package dev.connections.sandbox.okta;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import dev.connections.sandbox.server.AccountKind;
import dev.connections.sandbox.server.Keeper;
import dev.connections.sandbox.server.PretendOrganization;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.Trouble;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A pretend Okta organization. */
public final class Organization extends PretendOrganization<ServiceApp> {
  @JsonProperty private final String pipeline;
  private final Nonces nonces;
  private final RateLimits limits;

  @JsonCreator
  Organization(
      @JsonProperty("id") String id,
      @JsonProperty("name") String name,
      @JsonProperty("pipeline") String pipeline,
      @JsonProperty("signingKey") RSAKey signingKey,
      @JsonProperty("apps") List<ServiceApp> apps,
      @JacksonInject Keeper keeper) {
    super(id, name, signingKey, apps, keeper);
    this.pipeline = pipeline;
    nonces = new Nonces(keeper.clock());
    limits = new RateLimits(keeper.clock());
  }

  /** One of each engine. Ids and keys are new each time; none is in the sources. */
  public static List<Organization> ready(Keeper keeper) {
    return List.of(made("Acme", "idx", keeper), made("Globex", "v1", keeper));
  }

  private static Organization made(String name, String pipeline, Keeper keeper) {
    return new Organization(Ids.random("00o"), name, pipeline, null, List.of(), keeper);
  }

  @Override
  public void complete() {
    for (ReadyApp ready : ReadyApp.values()) {
      complete(ready.label(), () -> ready.made(keeper()));
    }
    complete(AccountKind.SERVICE, "svc-backup", "Backup Service");
    complete(AccountKind.OTHER, "ada.winter", "Ada Winter");
    complete(AccountKind.PLAIN, "chiara.rossi", "Chiara Rossi");
  }

  /** With the id that the samples have for a user of this name. */
  private void complete(AccountKind kind, String local, String person) {
    signIns()
        .complete(kind, Ids.of("00u", id() + person), local + "@" + slug() + ".example", person);
  }

  /**
   * Has the platform's own application as another organization has it: it was registered once, with
   * one client id, secret and key. One of an older state that was registered here goes.
   */
  public void shareSystemApp(Organization registeredAt) {
    ServiceApp registration = registeredAt.app(ReadyApp.SYSTEM);
    ServiceApp here = app(ReadyApp.SYSTEM);
    if (here.clientId().equals(registration.clientId())) {
      here.atHome(registration);
    } else {
      removeApp(here.clientId());
      added(ReadyApp.SYSTEM.made(registration, keeper()));
    }
  }

  /** {@code idx} for Identity Engine, {@code v1} for Classic. */
  public String pipeline() {
    return pipeline;
  }

  public boolean isClassic() {
    return "v1".equals(pipeline);
  }

  /** The canonical one. */
  public URI origin() {
    return origins().get(0).uri();
  }

  public Optional<URI> customOrigin() {
    return origins().stream().skip(1).findFirst().map(origin -> origin.uri());
  }

  /** A ready-made application. */
  public ServiceApp app(ReadyApp ready) {
    return app(ready.label());
  }

  /** Makes an API Services app with an RSA key and nothing granted, as Okta's console does. */
  public ServiceApp createApp(String appName) {
    ServiceApp app = added(new ServiceApp(null, appName, null, null, keeper()));
    app.requireProof(true);
    app.generateKey(KeyType.RSA);
    return app;
  }

  /** Access tokens end with the grant that they were given for. */
  @Override
  public void revokeGrants() {
    signIns().revokeAll(true);
  }

  @Override
  public void calm() {
    super.calm();
    limits.reset();
  }

  /** Public metadata has no rate limit, so only a trouble of the metadata itself throttles it. */
  @Override
  public Trouble troubleWith(Reach call) {
    boolean spared = trouble().isLimit() && call == Reach.METADATA && reach() != Reach.METADATA;
    return spared ? Trouble.NONE : super.troubleWith(call);
  }

  /** Makes every DPoP nonce given so far worthless; Okta renews it every 24 hours. */
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

  boolean isOwn(String issuer) {
    return origins().stream().anyMatch(origin -> origin.uri().toString().equals(issuer));
  }

  Nonces nonces() {
    return nonces;
  }

  RateLimits limits() {
    return limits;
  }
}
