package dev.connections.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connections.api.RetryLaterException;
import dev.connections.api.TokenRequest;
import dev.connections.api.TokenType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderClientTest {
  private static final Instant NOW = Instant.parse("2026-11-29T02:00:00Z");
  private static final TokenRequest WANTED = TokenRequest.of("nightly-users", "users-backup");
  private static final String NONCE_WANTED = "DPoP algs=\"ES256\", error=\"use_dpop_nonce\"";

  private final List<Duration> waits = new ArrayList<>();
  private ScriptedApi api;
  private FakeAccessTokens tokens;

  @BeforeEach
  void open() throws IOException {
    api = new ScriptedApi();
    tokens = new FakeAccessTokens(api.origin());
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void sendsTheTokenWithTheRequest() throws Exception {
    tokens.then("first", TokenType.BEARER, "A");

    HttpResponse<String> answer = client().get("/api/v1/users?limit=200");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("it works");
    assertThat(api.seen)
        .containsExactly(
            new ScriptedApi.Seen("GET", "/api/v1/users?limit=200", "Bearer first", "", ""));
    assertThat(tokens.requests).containsExactly(WANTED);
    assertThat(tokens.reports).isEmpty();
  }

  @Test
  void letsNoShapeOfARequestReplaceTokenOrAddress() throws Exception {
    tokens.then("first", TokenType.BEARER, "A");
    try (ScriptedApi elsewhere = new ScriptedApi()) {
      client()
          .send(
              "/users",
              request -> request.uri(elsewhere.origin()).header("Authorization", "Basic x"),
              BodyHandlers.ofString());

      assertThat(elsewhere.seen).isEmpty();
    }
    assertThat(api.seen)
        .containsExactly(new ScriptedApi.Seen("GET", "/users", "Bearer first", "", ""));
  }

  @Test
  void asksForAnotherTokenOnceAfter401AndSendsTheSameAgain() throws Exception {
    tokens.then("first", TokenType.BEARER, "A").then("second", TokenType.BEARER, "A");
    api.then(401, "no");

    HttpResponse<String> answer =
        client()
            .send(
                "/users",
                request -> request.POST(BodyPublishers.ofString("Ada")),
                BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(api.seen)
        .containsExactly(
            new ScriptedApi.Seen("POST", "/users", "Bearer first", "", "Ada"),
            new ScriptedApi.Seen("POST", "/users", "Bearer second", "", "Ada"));
    assertThat(tokens.reports).containsExactly("first 401 -1");
  }

  @Test
  void handsTheSecond401Back() throws Exception {
    tokens.then("first", TokenType.BEARER, "A").then("second", TokenType.BEARER, "A");
    api.then(401, "no").then(401, "no again");

    HttpResponse<String> answer = client().get("/users");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("no again");
    assertThat(tokens.reports).containsExactly("first 401 -1", "second 401 -1");
    assertThat(api.seen).hasSize(2);
  }

  @Test
  void reports403AndHandsItBack() throws Exception {
    tokens.then("first", TokenType.BEARER, "A");
    api.then(403, "not yours");

    HttpResponse<String> answer = client().get("/users");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("not yours");
    assertThat(tokens.reports).containsExactly("first 403 -1");
  }

  @Test
  void waitsToTheSecondWhen429SaysHowLong() throws Exception {
    tokens.then("first", TokenType.BEARER, "A");
    api.then(429, "slow down", "Retry-After", "30");

    HttpResponse<String> answer = client().waiting(Duration.ofSeconds(30)).get("/users");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(waits).containsExactly(Duration.ofSeconds(30));
    assertThat(tokens.reports).containsExactly("first 429 30");
  }

  @Test
  void tellsWhenToComeBackInsteadOfWaitingLongerThanItMay() throws Exception {
    tokens.then("first", TokenType.BEARER, "A");
    api.then(429, "slow down", "Retry-After", "31");

    assertThatThrownBy(() -> client().waiting(Duration.ofSeconds(30)).get("/users"))
        .isInstanceOfSatisfying(
            RetryLaterException.class,
            later -> assertThat(later.retryAt()).isEqualTo(NOW.plusSeconds(31)))
        .hasMessage("The provider answered 429 and asks to wait for 31 s.");
    assertThat(waits).isEmpty();
    assertThat(api.seen).hasSize(1);
    assertThat(tokens.reports).containsExactly("first 429 31");
  }

  @Test
  void waitsNoLongerInAllThanItMay() throws Exception {
    tokens.then("first", TokenType.BEARER, "A");
    api.then(503, "", "Retry-After", "20").then(503, "", "Retry-After", "20");

    assertThatThrownBy(() -> client().waiting(Duration.ofSeconds(30)).get("/users"))
        .isInstanceOf(RetryLaterException.class);
    assertThat(waits).containsExactly(Duration.ofSeconds(20));
  }

  @Test
  void neverWaitsUnlessItWasToldTo() {
    tokens.then("first", TokenType.BEARER, "A");
    api.then(503, "", "Retry-After", "0");

    assertThatThrownBy(() -> client().get("/users")).isInstanceOf(RetryLaterException.class);
    assertThat(waits).isEmpty();
  }

  @Test
  void countsAThrottledCallWithoutATimeAsAMinute() throws Exception {
    tokens.then("first", TokenType.BEARER, "A");
    api.then(429, "slow down");

    client().waiting(Duration.ofMinutes(1)).get("/users");

    assertThat(waits).containsExactly(Duration.ofMinutes(1));
    assertThat(tokens.reports).containsExactly("first 429 -1");
  }

  @Test
  void goesOnAtOnceWithAnotherApplicationOfTheConnection() throws Exception {
    tokens.then("first", TokenType.BEARER, "A").then("other", TokenType.BEARER, "B");
    api.then(429, "slow down", "Retry-After", "30");

    assertThat(client().get("/users").statusCode()).isEqualTo(200);
    assertThat(waits).isEmpty();
    assertThat(api.seen)
        .extracting(ScriptedApi.Seen::authorization)
        .containsExactly("Bearer first", "Bearer other");
  }

  @Test
  void doesNotAlternateBetweenApplicationsThatAreAllThrottled() throws Exception {
    tokens
        .then("first", TokenType.BEARER, "A")
        .then("other", TokenType.BEARER, "B")
        .then("again", TokenType.BEARER, "A");
    api.then(429, "", "Retry-After", "30").then(429, "", "Retry-After", "40");

    client().waiting(Duration.ofMinutes(1)).get("/users");

    assertThat(waits).containsExactly(Duration.ofSeconds(40));
    assertThat(api.seen).hasSize(3);
  }

  @Test
  void waitsOnceWhenConnectionsSaysHowLong() throws Exception {
    tokens
        .then("first", TokenType.BEARER, "A")
        .then(new RetryLaterException("throttled", NOW.plusSeconds(30)))
        .then("again", TokenType.BEARER, "A");
    api.then(429, "", "Retry-After", "30");

    client().waiting(Duration.ofMinutes(1)).get("/users");

    assertThat(waits).containsExactly(Duration.ofSeconds(30));
    assertThat(api.seen).hasSize(2);
  }

  @Test
  void passesOnWhatConnectionsSaysWhenItMayNotWaitForIt() {
    RetryLaterException later = new RetryLaterException("no database", NOW.plusSeconds(5));
    tokens.then(later);

    assertThatThrownBy(() -> client().get("/users")).isSameAs(later);
    assertThat(api.seen).isEmpty();
  }

  @Test
  void handsA503WithoutATimeBack() throws Exception {
    tokens.then("first", TokenType.BEARER, "A");
    api.then(503, "down", "X-Rate-Limit-Reset", String.valueOf(NOW.getEpochSecond() + 30));

    HttpResponse<String> answer = client().waiting(Duration.ofMinutes(1)).get("/users");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("down");
    assertThat(tokens.reports).isEmpty();
  }

  @Test
  void bringsAProofAndTheNonceOfTheLastAnswer() throws Exception {
    tokens.then("bound", TokenType.DPOP, "A");
    api.then(200, "", "DPoP-Nonce", "n1");
    ProviderClient client = client();

    client.get("/users?limit=1");
    client.get("/groups");

    assertThat(api.seen)
        .containsExactly(
            new ScriptedApi.Seen(
                "GET", "/users?limit=1", "DPoP bound", "first proof of bound for GET /users", ""),
            new ScriptedApi.Seen(
                "GET", "/groups", "DPoP bound", "n1 of bound for GET /groups", ""));
  }

  @Test
  void repeatsOnceWithTheNonceThatIsWanted() throws Exception {
    tokens.then("bound", TokenType.DPOP, "A");
    api.then(401, "", "DPoP-Nonce", "n1", "WWW-Authenticate", NONCE_WANTED);

    assertThat(client().get("/users").statusCode()).isEqualTo(200);
    assertThat(api.seen)
        .extracting(ScriptedApi.Seen::proof)
        .containsExactly("first proof of bound for GET /users", "n1 of bound for GET /users");
    assertThat(tokens.reports).as("the token was not refused").isEmpty();
  }

  @Test
  void endsWithAnApiThatWantsAnotherNonceEachTime() throws Exception {
    tokens.then("bound", TokenType.DPOP, "A");
    for (int i = 0; i < 10; i++) {
      api.then(401, "no", "DPoP-Nonce", "n" + i, "WWW-Authenticate", NONCE_WANTED);
    }

    assertThat(client().get("/users").statusCode()).isEqualTo(401);
    assertThat(api.seen).hasSize(4);
  }

  @Test
  void asksForAnotherTokenWhenTheKeyOfThisOneIsGone() throws Exception {
    tokens.then("bound", TokenType.DPOP, "A").then("new", TokenType.DPOP, "A");
    tokens.forgetsProof(new RetryLaterException("no longer kept", NOW));

    assertThat(client().get("/users").statusCode()).isEqualTo(200);
    assertThat(api.seen).extracting(ScriptedApi.Seen::authorization).containsExactly("DPoP new");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/users",
        "//example.com/users",
        "https://127.0.0.1:PORT/users",
        "http://127.0.0.1/users",
        "http://localhost:PORT/users",
        "http://127.0.0.1:PORT@example.com/users",
        "http://ada@127.0.0.1:PORT/users",
        "mailto:ada@example.com",
        "users",
        "@example.com/users",
        "",
        "/a b"
      })
  void sendsTheTokenNowhereElse(String address) {
    tokens.then("first", TokenType.BEARER, "A");
    String elsewhere = address.replace("PORT", String.valueOf(api.origin().getPort()));

    assertThatIllegalArgumentException().isThrownBy(() -> client().get(elsewhere));
    assertThat(api.seen).isEmpty();
  }

  @Test
  void takesAWholeAddressOfTheSameApi() throws Exception {
    tokens.then("first", TokenType.BEARER, "A");

    client().get(api.origin() + "/users?after=u1");

    assertThat(api.seen).extracting(ScriptedApi.Seen::address).containsExactly("/users?after=u1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void callsNoApiWhoseHostTheTokenDoesNotTell(String address) {
    FakeAccessTokens elsewhere =
        new FakeAccessTokens(URI.create(address)).then("first", TokenType.BEARER, "A");
    ProviderClient client = ProviderClient.of(elsewhere, WANTED);

    assertThatIllegalArgumentException().isThrownBy(() -> client.get("/users"));
    assertThatIllegalArgumentException().isThrownBy(() -> client.get(api.origin() + "/users"));
    assertThat(api.seen).isEmpty();
  }

  @Test
  void handsARedirectBackAndDoesNotFollowIt() throws Exception {
    tokens.then("first", TokenType.BEARER, "A");
    try (ScriptedApi elsewhere = new ScriptedApi()) {
      api.then(302, "", "Location", elsewhere.origin() + "/users");

      assertThat(client().get("/users").statusCode()).isEqualTo(302);
      assertThat(elsewhere.seen).isEmpty();
    }
  }

  @Test
  void takesNoHttpClientThatFollowsRedirects() {
    HttpClient follows =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    assertThatIllegalArgumentException().isThrownBy(() -> client().over(follows));
  }

  @Test
  void keepsRefusedAnswersFromTheCallersHandler(@TempDir Path folder) throws Exception {
    tokens.then("first", TokenType.BEARER, "A");
    api.then(401, "a long sentence of refusal").then(503, "down", "Retry-After", "1");
    Path file = folder.resolve("users.json");

    client().waiting(Duration.ofSeconds(1)).send("/users", r -> {}, BodyHandlers.ofFile(file));

    assertThat(Files.readString(file)).isEqualTo("it works");
  }

  private ProviderClient client() {
    return new ProviderClient(
        tokens,
        WANTED,
        HttpClient.newHttpClient(),
        Duration.ZERO,
        Clock.fixed(NOW, ZoneOffset.UTC),
        waits::add);
  }
}
