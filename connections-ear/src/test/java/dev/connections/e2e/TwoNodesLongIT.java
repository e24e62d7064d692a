package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.e2e.RestProgram.Answer;
import dev.connections.e2e.StoredKeys.ApiKey;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.server.Call;
import dev.connections.sandbox.server.Counters;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.SignIns;
import dev.connections.sandbox.server.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two nodes on one PostgreSQL, and connectors that ask both of them for tokens of an Okta
 * organization that has trouble. Each test uses a capability of its own, whose token nobody has
 * yet.
 */
@ExtendWith(Browsers.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesLongIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final List<String> CAPABILITIES =
      List.of("users-backup", "groups-backup", "applications-backup", "devices-backup");
  private static final int AT_EACH = 100;

  /** What an access token lasts that is to expire. */
  private static final Duration SHORT = Duration.ofSeconds(5);

  private static Product first;
  private static Product second;
  private static Postgres postgres;
  private static Sandbox sandbox;
  private static StoredKeys keys;
  private static RestProgram atFirst;
  private static RestProgram atSecond;
  private static String connection;

  @BeforeAll
  static void start(Browser browser) throws IOException {
    first = Product.named("node1");
    second = Product.named("node2");
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(first.folder().resolve("sandbox")));
    postgres = Postgres.in(first.folder());
    Map<String, String> database = postgres.environment();
    first.with(sandbox.environment()).with(database).start();
    second.with(sandbox.environment()).with(database).start();
    keys = new StoredKeys(postgres);
    connect(browser);
    sandbox.addRedirectUri(first.uri("/grant/callback").toString());
    Wizard.grant(first, browser, sandbox.globex());
    String granted = ConnectionPage.here(first, browser).id();
    ApiKey key = keys.of("nightly", "CONNECT");
    atFirst = new RestProgram(first, RestDocument.of(first), key.key());
    atSecond = new RestProgram(second, RestDocument.of(second), key.key());
    link("nightly", connection);
    link("weekly", granted);
    StoredLinks.allow(postgres, "nightly");
    StoredLinks.allow(postgres, "weekly");
  }

  private static void link(String connector, String to) {
    Answer linked =
        atFirst.call(
            "PUT",
            "/api/v1/connectors/" + connector,
            "{\"connectionId\":\""
                + to
                + "\",\"needs\":[\""
                + String.join("\",\"", CAPABILITIES)
                + "\"]}");
    assertThat(linked.status()).as(linked.toString()).isEqualTo(200);
  }

  private static void connect(Browser browser) {
    People.signIn(browser, first);
    ProfilesTab.of(first, browser)
        .open()
        .createWorking("Acme profile", sandbox.acme(), sandbox.acme().app(ReadyApp.BACKUP));
    RestProgram operator =
        new RestProgram(
            first,
            RestDocument.of(first),
            keys.of("set-up", "OPERATE", "ADMINISTER", "CONNECT").key());
    Answer made =
        operator.call(
            "POST",
            "/api/v1/connections",
            "{\"name\":\"Acme\",\"profileId\":\""
                + operator.get("/api/v1/profiles").json().at("/items/0/id").asText()
                + "\",\"applicationName\":\"Backup\",\"capabilities\":[\""
                + String.join("\",\"", CAPABILITIES)
                + "\"]}");
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    connection = made.text("id");
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
    sandbox.close();
    postgres.close();
  }

  @AfterEach
  void calm() {
    sandbox.organizations().forEach(Organization::calm);
  }

  /** The provider's own counter says so. */
  @Test
  @Order(0)
  void fiveHundredCallersWithAnExpiredTokenOnBothNodesAreOneRefreshAtTheProvider()
      throws Exception {
    SignIns signIns = sandbox.globex().signIns();
    String app = sandbox.globex().app(ReadyApp.SYSTEM).clientId();
    signIns.switches().endAccessTokensAfter(SHORT);
    Poll.until(SOON, () -> assertThat(weekly(atFirst).status()).isEqualTo(200));
    Poll.until(SOON, () -> assertThat(weekly(atSecond).status()).isEqualTo(200));
    awaitNoRefresh(signIns.counters(), app);
    signIns.switches().endAccessTokensAfter(null);
    signIns.switches().answerTokensAfter(Duration.ofSeconds(3));
    signIns.counters().reset();

    List<Answer> answers = storm(250, TwoNodesLongIT::weekly);

    assertThat(answers).hasSize(500).allMatch(answer -> answer.status() == 200);
    assertThat(answers)
        .extracting(answer -> answer.text("accessToken"))
        .containsOnly(answers.get(0).text("accessToken"));
    assertThat(signIns.counters().refreshRequests(app)).isEqualTo(1);
    assertThat(signIns.counters().refreshes(app)).isEqualTo(1);
  }

  /**
   * As long as a token lasts, and longer. A node renews a token that is used shortly before it
   * ends, and none that has ended.
   */
  private static void awaitNoRefresh(Counters counters, String app) {
    long[] last = {counters.refreshRequests(app), System.nanoTime()};
    Poll.until(
        SOON,
        () -> {
          long now = counters.refreshRequests(app);
          if (now != last[0]) {
            last[0] = now;
            last[1] = System.nanoTime();
          }
          assertThat(Duration.ofNanos(System.nanoTime() - last[1]))
              .isGreaterThan(SHORT.plusSeconds(1));
        });
  }

  private static Answer weekly(RestProgram node) {
    return token(node, "weekly", "users-backup");
  }

  @Test
  @Order(1)
  void aStormOnBothNodesIsOneRequestAtTheProvider() throws Exception {
    awaitAllowed();
    sandbox.acme().cause(Trouble.SLOW, Reach.TOKEN);
    sandbox.acme().forgetCalls();

    List<Answer> answers = storm(AT_EACH, node -> token(node, "users-backup"));

    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(answers)
        .extracting(answer -> answer.text("accessToken"))
        .containsOnly(answers.get(0).text("accessToken"));
    assertThat(tokenRequests()).hasSize(1);
  }

  @Test
  @Order(2)
  void callersWithATokenNoticeNothingOfAProviderThatIsDown() {
    String before = token(atFirst, "users-backup").text("accessToken");
    sandbox.acme().cause(Trouble.DOWN);

    assertThat(token(atFirst, "users-backup").text("accessToken")).isEqualTo(before);
    assertThat(token(atSecond, "users-backup").text("accessToken")).isEqualTo(before);
    Answer none = token(atFirst, "groups-backup");
    assertThat(none.status()).as(none.toString()).isEqualTo(503);
    assertThat(none.header("Retry-After")).isPresent();

    sandbox.acme().calm();
    Poll.until(SOON, () -> assertThat(token(atSecond, "groups-backup").status()).isEqualTo(200));
  }

  @Test
  @Order(3)
  void aProviderThatAnswersGarbageIsAskedAgainLater() {
    sandbox.acme().cause(Trouble.BROKEN_JSON, Reach.TOKEN);

    Answer garbage = token(atFirst, "applications-backup");
    assertThat(garbage.status()).as(garbage.toString()).isEqualTo(503);
    Answer soon = token(atSecond, "applications-backup");
    assertThat(soon.status()).as(soon.toString()).isEqualTo(503);

    sandbox.acme().calm();
    Poll.until(
        SOON, () -> assertThat(token(atFirst, "applications-backup").status()).isEqualTo(200));
  }

  /** A program's requests come to either; what one of them learns, the other gives nobody. */
  @Test
  @Order(2)
  void aTokenThatIsReportedAtOneNodeIsGivenByNeither() {
    Poll.until(SOON, () -> assertThat(token(atFirst, "users-backup").status()).isEqualTo(200));
    Answer refused = token(atFirst, "users-backup");

    Answer reported =
        atSecond.call(
            "POST",
            "/api/v1/tokens/reports",
            "{\"token\":" + refused.http().body() + ",\"status\":401}");

    assertThat(reported.status()).as(reported.toString()).isEqualTo(204);
    Poll.until(
        SOON,
        () -> {
          String other = token(atFirst, "users-backup").text("accessToken");
          assertThat(other).isNotEqualTo(refused.text("accessToken"));
          assertThat(token(atSecond, "users-backup").text("accessToken")).isEqualTo(other);
        });
  }

  /** The other node takes its lease over once that is over. */
  @Test
  @Order(6)
  void aNodeThatIsKilledInTheMiddleOfAStormKeepsNobodyWaiting() throws Exception {
    sandbox.acme().cause(Trouble.STALLED, Reach.TOKEN);
    ExecutorService threads = Executors.newFixedThreadPool(2 * AT_EACH);
    try {
      threads.submit(() -> token(atFirst, "devices-backup"));
      Poll.until(SOON, () -> assertThat(leases()).isEqualTo(1));
      List<Future<Answer>> others = new ArrayList<>();
      for (int i = 1; i < AT_EACH; i++) {
        threads.submit(() -> token(atFirst, "devices-backup"));
        others.add(threads.submit(() -> token(atSecond, "devices-backup")));
      }
      first.kill();
      sandbox.acme().calm();
      sandbox.acme().forgetCalls();

      Instant killed = Instant.now();
      Set<String> given = new HashSet<>();
      for (Future<Answer> each : others) {
        Answer answer = each.get();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        given.add(answer.text("accessToken"));
      }

      assertThat(given).hasSize(1);
      assertThat(tokenRequests()).hasSize(1);
      System.out.printf(
          "%n%d callers had a token %s after a node was killed that fetched it%n",
          others.size(), Duration.between(killed, Instant.now()));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @Order(4)
  void whoIsDeniedGetsNoTokenAtEitherNode() {
    assertThat(token(atSecond, "users-backup").status()).isEqualTo(200);
    decide("denied_by = 'ada', denied_at = now()");

    Poll.until(
        SOON,
        () -> {
          assertThat(token(atFirst, "users-backup").status()).isEqualTo(403);
          assertThat(token(atSecond, "users-backup").status()).isEqualTo(403);
        });
    decide("denied_by = null, denied_at = null");
    awaitAllowed();
  }

  /** As <em>Deny</em> and <em>Allow</em> do. */
  private static void decide(String change) {
    postgres.execute(
        "update connector_link set " + change + " where connection_id = '" + connection + "'",
        "insert into access_change values ('"
            + UUID.randomUUID()
            + "', '"
            + connection
            + "', now())");
  }

  private static int leases() {
    return postgres.count("access_token where lease_until > now()");
  }

  /** Longer than a node looks nothing up again. */
  @Test
  @Order(5)
  void givesTokensFromMemoryWhileTheDatabaseIsAwayAndTellsItAfterwards() {
    // A node that was told of a change a moment ago does not know whether it holds.
    askFor(Duration.ofSeconds(3));
    String before = token(atSecond, "users-backup").text("accessToken");
    postgres.stop();
    try {
      askFor(Duration.ofSeconds(35));
      assertThat(token(atSecond, "users-backup").text("accessToken")).isEqualTo(before);
      Answer none = token(atSecond, "devices-backup");
      assertThat(none.status()).as(none.toString()).isEqualTo(503);
    } finally {
      postgres.start();
    }

    Poll.until(
        SOON,
        () ->
            assertThat(postgres.count("audit_row where action = 'tokens-given-without-database'"))
                .isPositive());
  }

  private static void askFor(Duration time) {
    Instant start = Instant.now();
    Poll.until(
        SOON,
        () -> {
          Answer answer = token(atSecond, "users-backup");
          assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
          assertThat(Duration.between(start, Instant.now())).isGreaterThan(time);
        });
  }

  private static void awaitAllowed() {
    for (RestProgram node : List.of(atFirst, atSecond)) {
      Poll.until(
          SOON,
          () ->
              assertThat(node.get("/api/v1/connectors/nightly").text("state"))
                  .isEqualTo("ALLOWED"));
    }
  }

  private static List<Answer> storm(int atEach, Function<RestProgram, Answer> ask)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2 * atEach);
    try {
      List<Callable<Answer>> all = new ArrayList<>();
      for (int i = 0; i < atEach; i++) {
        all.add(() -> ask.apply(atFirst));
        all.add(() -> ask.apply(atSecond));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> each : threads.invokeAll(all)) {
        answers.add(each.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Call> tokenRequests() {
    return sandbox.acme().calls().stream()
        .filter(call -> call.path().equals("/oauth2/v1/token"))
        .toList();
  }

  private static Answer token(RestProgram node, String capability) {
    return token(node, "nightly", capability);
  }

  private static Answer token(RestProgram node, String connector, String capability) {
    return node.call(
        "POST",
        "/api/v1/tokens",
        "{\"connectorId\":\"" + connector + "\",\"capability\":\"" + capability + "\"}");
  }
}
