package dev.connections.sandbox.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** What a pretend Okta organization and a pretend Entra tenant have in common. */
public abstract class PretendOrganization<A extends PretendApp> {
  private static final int CALLS_KEPT = 200;
  private static final Duration CLOCK_LAG = Duration.ofMinutes(10);

  @JsonProperty private final String id;
  @JsonProperty private final String name;
  @JsonProperty private volatile RSAKey signingKey;
  private final Keeper keeper;
  @JsonProperty private final CopyOnWriteArrayList<A> apps;
  @JsonProperty private SignIns signIns;
  private final SeenIds seen;
  private final Deque<Call> calls = new ArrayDeque<>();
  private volatile List<Origin> origins = List.of();
  private volatile Trouble trouble = Trouble.NONE;
  private volatile Reach reach = Reach.EVERY_CALL;

  /**
   * @param signingKey null to make one once it is asked for: six that nobody asks for would be most
   *     of a start
   */
  protected PretendOrganization(
      String id, String name, RSAKey signingKey, List<A> apps, Keeper keeper) {
    this.id = id;
    this.name = name;
    this.signingKey = signingKey;
    this.keeper = keeper;
    this.apps = new CopyOnWriteArrayList<>(apps);
    signIns = new SignIns(keeper);
    seen = new SeenIds(keeper.clock());
  }

  /** The provider's own id of it, which no spelling of a domain changes. */
  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** Its name as domains and addresses have it. */
  public String slug() {
    return name.toLowerCase(Locale.ROOT);
  }

  public List<A> apps() {
    return List.copyOf(apps);
  }

  public A app(String appName) {
    return apps.stream()
        .filter(app -> app.name().equals(appName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no application " + appName));
  }

  public Optional<A> client(String clientId) {
    return apps.stream().filter(app -> app.id().equals(clientId)).findFirst();
  }

  /** Adds the ready-made applications that it lacks, as one of an older state does. */
  public abstract void complete();

  protected void complete(String appName, Supplier<A> made) {
    if (apps.stream().noneMatch(app -> app.name().equals(appName))) {
      apps.add(made.get());
    }
  }

  protected A added(A app) {
    apps.add(app);
    keeper.save().run();
    return app;
  }

  /** Deletes an application and all that belongs to it. */
  public void removeApp(String clientId) {
    apps.removeIf(app -> app.id().equals(clientId));
    keeper.save().run();
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
    reach = newReach;
    trouble = newTrouble;
    origins.forEach(newTrouble == Trouble.DOWN ? Origin::refuse : Origin::listen);
  }

  /** Ends every trouble, and every switch of {@link #signIns()}. */
  public void calm() {
    cause(Trouble.NONE);
    signIns.switches().calm();
  }

  public Trouble trouble() {
    return trouble;
  }

  public Reach reach() {
    return reach;
  }

  /** The trouble that a call of this kind meets. */
  public Trouble troubleWith(Reach call) {
    return reach.covers(call) ? trouble : Trouble.NONE;
  }

  /** The last calls, the newest first. */
  public List<Call> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  public void forgetCalls() {
    synchronized (calls) {
      calls.clear();
    }
  }

  void record(Call call) {
    synchronized (calls) {
      calls.addFirst(call);
      if (calls.size() > CALLS_KEPT) {
        calls.removeLast();
      }
    }
  }

  public void reachedBy(Origin... newOrigins) {
    origins = List.of(newOrigins);
  }

  protected List<Origin> origins() {
    return origins;
  }

  /** Its clock, which may be wrong. */
  public Clock clock() {
    return trouble == Trouble.CLOCK_BEHIND
        ? Clock.offset(keeper.clock(), CLOCK_LAG.negated())
        : keeper.clock();
  }

  /** What its tokens are signed with. */
  public RSAKey signingKey() {
    if (signingKey == null) {
      synchronized (this) {
        if (signingKey == null) {
          signingKey = (RSAKey) NewKeys.generate(KeyType.RSA);
        }
      }
      keeper.save().run();
    }
    return signingKey;
  }

  /** What everybody gets who asks how its tokens are signed. */
  public Answer publicKeys() {
    return Answer.json(200, new JWKSet(signingKey().toPublicJWK()).toJSONObject());
  }

  /** Its people, and what they granted to applications. */
  public SignIns signIns() {
    return signIns;
  }

  /** Ends what every person granted, as the provider does it when somebody revokes. */
  public abstract void revokeGrants();

  /** The ids of the assertions and proofs that were used up here. */
  public SeenIds seen() {
    return seen;
  }

  protected Keeper keeper() {
    return keeper;
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "[" + name + ", " + id + "]";
  }
}
