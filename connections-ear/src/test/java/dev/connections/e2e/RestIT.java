package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.connections.e2e.RestProgram.Answer;
import dev.connections.e2e.StoredKeys.ApiKey;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.server.Authority;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program in a process of its own can do over REST, with a real PostgreSQL behind. */
@ExtendWith(Browsers.class)
class RestIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String USERS = "users-backup";

  private static Product product;
  private static Postgres postgres;
  private static Sandbox sandbox;
  private static StoredKeys keys;
  private static RestDocument document;

  @BeforeAll
  static void start() throws IOException {
    product = Product.named("rest");
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(product.folder().resolve("sandbox")));
    postgres = Postgres.in(product.folder());
    product.with(sandbox.environment()).with(postgres.environment()).start();
    keys = new StoredKeys(postgres);
    document = RestDocument.of(product);
  }

  @AfterAll
  static void stop() {
    product.close();
    sandbox.close();
    postgres.close();
  }

  private static RestProgram as(ApiKey key) {
    return new RestProgram(product, document, key.key());
  }

  @Test
  void linksAConnectorAndListsUsersWithTheTokenThatItGets(Browser browser) throws Exception {
    People.signIn(browser, product);
    ProfilesTab.of(product, browser)
        .open()
        .createWorking("Acme profile", sandbox.acme(), sandbox.acme().app(ReadyApp.BACKUP));
    RestProgram operator = as(keys.of("set-up", "OPERATE", "ADMINISTER", "CONNECT"));
    String profile = operator.get("/api/v1/profiles").json().at("/items/0/id").asText();
    String cursor = operator.get("/api/v1/events").text("cursor");

    String wish =
        "{\"name\":\"Acme\",\"profileId\":\""
            + profile
            + "\",\"applicationName\":\"Backup\",\"capabilities\":[\"users-backup\"]}";
    Answer made = operator.call("POST", "/api/v1/connections", wish, "Idempotency-Key", "add-acme");
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    String connection = made.text("id");
    assertThat(made.header("Location")).contains("/api/v1/connections/" + connection);
    Answer again =
        operator.call("POST", "/api/v1/connections", wish, "Idempotency-Key", "add-acme");
    assertThat(again.status()).as(again.toString()).isEqualTo(201);
    assertThat(again.text("id")).isEqualTo(connection);
    Answer another =
        operator.call(
            "POST",
            "/api/v1/connections",
            wish.replace("Acme", "Other"),
            "Idempotency-Key",
            "add-acme");
    assertThat(another.status()).isEqualTo(422);
    assertThat(another.json().path("problems").has("Idempotency-Key")).isTrue();
    assertThat(operator.call("POST", "/api/v1/connections", wish).json().path("problems"))
        .isNotEmpty();

    ApiKey key = keys.of("nightly", "CONNECT");
    RestProgram program = as(key);
    String host = made.json().at("/organization/host").asText();
    Answer found = program.get("/api/v1/organizations/OKTA/" + host + "/connection");
    assertThat(found.text("id")).isEqualTo(connection);

    String link =
        "{\"connectionId\":\""
            + connection
            + "\",\"name\":\"Nightly\",\"needs\":[\"users-backup\"]}";
    Answer linked = program.call("PUT", "/api/v1/connectors/nightly%20users", link);
    assertThat(linked.status()).as(linked.toString()).isEqualTo(200);
    assertThat(linked.text("state")).isEqualTo("PENDING");
    assertThat(linked.text("connectorId")).isEqualTo("nightly users");

    String wanted = json("connectorId", "nightly users", "capability", USERS);
    Answer pending = program.call("POST", "/api/v1/tokens", wanted);
    assertThat(pending.status()).as(pending.toString()).isEqualTo(403);
    assertThat(pending.text("type")).isEqualTo("urn:connections:problem:link-not-allowed");
    assertThat(pending.text("state")).isEqualTo("PENDING");
    URI page = URI.create(pending.text("page"));
    assertThat(People.administrator(product).get(page.getPath() + "?" + page.getQuery()).status())
        .isEqualTo(200);
    assertThat(exchange(key.key(), "nightly users", USERS).body())
        .contains("\"unauthorized_client\"", "error_uri");

    keys.allow(key, connection, USERS);
    Poll.until(
        SOON,
        () ->
            assertThat(program.get("/api/v1/connectors/nightly%20users").text("state"))
                .isEqualTo("ALLOWED"));
    Answer[] got = new Answer[1];
    Poll.until(
        SOON,
        () -> {
          got[0] = program.call("POST", "/api/v1/tokens", wanted);
          assertThat(got[0].status()).as(got[0].toString()).isEqualTo(200);
        });
    assertThat(got[0].text("tokenType")).isEqualTo("BEARER");
    assertThat(users(got[0].text("address"), got[0].text("accessToken"))).isPositive();

    HttpResponse<String> exchanged = exchange(key.key(), "nightly users", USERS);
    assertThat(exchanged.statusCode()).as(exchanged.body()).isEqualTo(200);
    assertThat(exchanged.body())
        .contains("\"" + got[0].text("accessToken") + "\"", "\"token_type\":\"Bearer\"");

    JsonNode token = new ObjectMapper().readTree(exchanged.body()).path("token");
    assertThat(token).isEqualTo(got[0].json());
    String report = "{\"token\":" + token + ",\"status\":401}";
    assertThat(program.call("POST", "/api/v1/tokens/reports", report).status()).isEqualTo(204);
    Answer next = program.call("POST", "/api/v1/tokens", wanted);
    assertThat(next.text("accessToken")).isNotEqualTo(got[0].text("accessToken"));

    RestProgram foreign = as(keys.of("another", "CONNECT"));
    assertThat(foreign.call("POST", "/api/v1/tokens", wanted).text("type"))
        .isEqualTo("urn:connections:problem:unknown-connector");
    assertThat(foreign.get("/api/v1/connectors").json().path("items")).isEmpty();

    RestProgram limited = as(keys.of("limited", List.of(connection), "CONNECT", "OPERATE"));
    assertThat(limited.get("/api/v1/connections").text("total")).isEqualTo("1");
    assertThat(limited.get("/api/v1/connections/" + connection).status()).isEqualTo(200);
    RestProgram outside = as(keys.reachingNone("outside", "CONNECT", "ADMINISTER"));
    assertThat(outside.get("/api/v1/connections").text("total")).isEqualTo("0");
    assertThat(outside.get("/api/v1/connections/" + connection).status()).isEqualTo(404);
    assertThat(outside.get("/api/v1/organizations/OKTA/" + host + "/connection").status())
        .isEqualTo(404);
    assertThat(outside.call("PUT", "/api/v1/connectors/mine", link).status()).isEqualTo(404);
    assertThat(rename(outside, connection, made.header("ETag").orElseThrow()).status())
        .isEqualTo(404);
    assertThat(kinds(outside, cursor)).isEmpty();

    assertThat(kinds(operator, cursor)).contains("CREATED");
    Answer renamed = rename(operator, connection, made.header("ETag").orElseThrow());
    assertThat(renamed.status()).as(renamed.toString()).isEqualTo(200);
    assertThat(rename(operator, connection, made.header("ETag").orElseThrow()).status())
        .isEqualTo(412);
    Answer inUse =
        operator.call(
            "DELETE",
            "/api/v1/connections/" + connection,
            null,
            "If-Match",
            renamed.header("ETag").orElseThrow());
    assertThat(inUse.status()).as(inUse.toString()).isEqualTo(409);
    assertThat(inUse.text("detail")).contains("Nightly");

    assertThat(program.call("DELETE", "/api/v1/connectors/nightly%20users", null).status())
        .isEqualTo(204);
    assertThat(program.call("POST", "/api/v1/tokens", wanted).status()).isEqualTo(404);
    Answer removed =
        operator.call(
            "DELETE",
            "/api/v1/connections/" + connection,
            null,
            "If-Match",
            operator.get("/api/v1/connections/" + connection).header("ETag").orElseThrow());
    assertThat(removed.status()).as(removed.toString()).isEqualTo(204);
    assertThat(kinds(operator, cursor)).contains("RENAMED", "REMOVED");
  }

  private static Answer rename(RestProgram program, String connection, String seen) {
    return program.call(
        "PATCH", "/api/v1/connections/" + connection, json("name", "Acme West"), "If-Match", seen);
  }

  private static List<String> kinds(RestProgram program, String cursor) {
    return program
        .get("/api/v1/events?cursor=" + cursor)
        .json()
        .path("events")
        .findValuesAsText("kind");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/connections",
        "/api/v1/connectors",
        "/api/v1/events",
        "/api/v1/profiles",
        "/api/v1/nothing"
      })
  void letsNobodyInWithoutAKeyAndMakesNoSession(String path) {
    Answer stranger = new RestProgram(product, document, null).get(path);

    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.header("WWW-Authenticate")).contains("Bearer realm=\"Connections\"");
    assertThat(stranger.header("Set-Cookie")).isEmpty();
    assertThat(stranger.text("detail")).contains("Authorization");
    Answer wrong = new RestProgram(product, document, "cnk_" + "A".repeat(43)).get(path);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.header("WWW-Authenticate"))
        .contains("Bearer realm=\"Connections\", error=\"invalid_token\"");
  }

  /** A page of another site cannot make the browser of a person call it (CWE-352). */
  @Test
  void takesNoCookieOfAPersonForAKey() {
    Visitor ada = People.administrator(product);

    assertThat(ada.sessionId()).isPresent();
    assertThat(ada.get("/api/v1/connections").status()).isEqualTo(401);
    assertThat(ada.get("/connections/connections.xhtml").status()).isEqualTo(200);
  }

  /** And the console takes no key for a person. */
  @Test
  void leadsAProgramToNoPage() {
    String key = keys.of("pages", "ADMINISTER", "CONNECT", "READ", "OPERATE").key();
    Visitor program = new Visitor(product.uri("/")).header("Authorization", "Bearer " + key);

    program.get("/people/people.xhtml");

    assertThat(program.location().orElseThrow()).startsWith("/login.xhtml");
  }

  @Test
  void refusesWhatTheKeyIsNotFor() {
    RestProgram connector = as(keys.of("connector alone", "CONNECT"));
    String body = json("name", "x", "profileId", "x", "applicationName", "x");

    Answer refused = connector.call("POST", "/api/v1/connections", body);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("detail")).contains("key");
    RestProgram reader = as(keys.of("reader alone", "READ"));
    assertThat(reader.call("POST", "/api/v1/tokens", json("connectorId", "x", "capability", "y")))
        .extracting(Answer::status)
        .isEqualTo(403);
    assertThat(reader.get("/api/v1/connections").status()).isEqualTo(200);
    assertThat(reader.get("/api/v1/profiles").status()).isEqualTo(200);
  }

  @Test
  void worksUntilItIsRevoked() {
    ApiKey key = keys.of("revoked", "CONNECT");
    assertThat(as(key).get("/api/v1/connectors").status()).isEqualTo(200);

    keys.revoke(key);

    Poll.until(SOON, () -> assertThat(as(key).get("/api/v1/connectors").status()).isEqualTo(401));
  }

  @Test
  void tellsWhatIsLeftOfTheMinute() {
    RestProgram program = as(keys.of("counted", "CONNECT"));

    Answer first = program.get("/api/v1/connectors");

    assertThat(first.header("RateLimit-Policy")).contains("\"key\";q=60000;w=60");
    assertThat(first.header("RateLimit").orElseThrow()).matches("\"key\";r=599\\d\\d;t=\\d+");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/api/v1/connections?limit=0||422",
        "GET|/api/v1/connections?limit=201||422",
        "GET|/api/v1/connections?limit=200||200",
        "GET|/api/v1/connections?cursor=x||422",
        "GET|/api/v1/connections?status=BROKEN||422",
        "GET|/api/v1/connections?workload=okta||422",
        "GET|/api/v1/connections?text=%00||200",
        "GET|/api/v1/connections/%E2%98%83||404",
        "GET|/api/v1/events?cursor=x||410",
        "GET|/api/v1/events?cursor=999999999999||410",
        "GET|/api/v1/organizations/OKTA/none/connection||404",
        "GET|/api/v1/organizations/okta/none/connection||422",
        "GET|/api/v1/profiles/none||404",
        "GET|/api/v1/connectors/none||404",
        "DELETE|/api/v1/connectors/none||204",
        "DELETE|/api/v1/connections/none||428",
        "GET|/api/v1/nothing||404",
        "PUT|/api/v1/connections|{}|405",
        "POST|/api/v1/tokens||400",
        "POST|/api/v1/tokens|{|400",
        "POST|/api/v1/tokens|[]|400",
        "POST|/api/v1/tokens|null|422",
        "POST|/api/v1/tokens|{}|422",
        "POST|/api/v1/tokens|{\"connectorID\":\"x\"}|400",
        "POST|/api/v1/tokens|{\"connectorId\":{}}|400",
        "POST|/api/v1/tokens|{\"connectorId\":\"x\",\"capability\":\"y\","
            + "\"minimumLifetimeSeconds\":3601}|422",
        "POST|/api/v1/tokens|{\"connectorId\":\"x\",\"capability\":\"y\"}|404",
        "POST|/api/v1/tokens/reports|{\"status\":401}|422",
        "POST|/api/v1/tokens/reports|{\"token\":{},\"status\":401}|422",
        "POST|/api/v1/tokens/proofs|{\"token\":null}|422",
        "PUT|/api/v1/connectors/x|{\"needs\":[null]}|422",
        "PUT|/api/v1/connectors/x|{\"connectionId\":\"none\"}|404",
        "PATCH|/api/v1/connections/none|{\"name\":\"x\"}|428"
      })
  void answersEachMistakeWithAProblem(String method, String path, String body, int status) {
    RestProgram program = as(keys.of("mistake " + UUID.randomUUID(), "CONNECT", "ADMINISTER"));

    Answer answer = program.call(method, path, body, "Content-Type", "application/json");

    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    if (status >= 400) {
      assertThat(answer.header("Content-Type")).contains("application/problem+json");
      assertThat(answer.json().path("status").asInt()).isEqualTo(status);
      assertThat(answer.text("detail")).endsWith(".").doesNotContain("xception");
    }
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void refusesABodyThatIsTooLargeOrOfAnotherType() {
    RestProgram program = as(keys.of("bodies", "CONNECT"));
    String large = json("connectorId", "x".repeat(70_000), "capability", "y");

    assertThat(program.call("POST", "/api/v1/tokens", large).status()).isEqualTo(413);
    assertThat(program.call("POST", "/api/v1/tokens", "x", "Content-Type", "text/plain").status())
        .isEqualTo(415);
    assertThat(program.call("GET", "/api/v1/connectors", null, "Accept", "text/html").status())
        .isEqualTo(406);
  }

  @Test
  void exchangesNoTokenForWhatIsNoRequestOfOAuth() throws Exception {
    String key = keys.of("exchange", "CONNECT").key();

    assertThat(post(Map.of(), "", null).body()).contains("\"unsupported_grant_type\"");
    assertThat(post(fields(key, "x", USERS), "?a=b", null).body()).contains("\"invalid_request\"");
    assertThat(exchange("cnk_" + "A".repeat(43), "x", USERS).body())
        .contains("\"invalid_request\"");
    assertThat(exchange(key, "x", USERS).body()).contains("\"invalid_target\"");
    assertThat(exchange(key, "x", "a b").body()).contains("\"invalid_scope\"");
    HttpResponse<String> sameKey = post(fields(key, "x", USERS), "", basic(key));
    assertThat(sameKey.body()).contains("\"invalid_target\"");
    HttpResponse<String> another = post(fields(key, "x", USERS), "", basic("other"));
    assertThat(another.statusCode()).isEqualTo(401);
    assertThat(another.headers().firstValue("WWW-Authenticate"))
        .contains("Basic realm=\"Connections\"");
    assertThat(product.get("/oauth2/token").statusCode()).isEqualTo(405);
  }

  @Test
  void servesTheDocumentToEverybody() {
    assertThat(document.json().path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(document.json().path("paths").path("/api/v1/tokens").has("post")).isTrue();
    assertThat(product.get("/openapi").headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(product.get("/openapi/").statusCode()).isEqualTo(200);
  }

  @Test
  void leavesNoKeyInTheLog() throws IOException {
    ApiKey key = keys.of("logged", "CONNECT");
    as(key).get("/api/v1/connectors");
    as(key).call("POST", "/api/v1/tokens", "{");

    assertThat(product.console()).doesNotContain(key.key());
    assertThat(Files.readString(product.log())).doesNotContain(key.key());
  }

  /** Of a JSON object of texts. */
  private static String json(String... namesAndValues) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      json.append(i == 0 ? "" : ",")
          .append('"')
          .append(namesAndValues[i])
          .append("\":\"")
          .append(namesAndValues[i + 1])
          .append('"');
    }
    return json.append('}').toString();
  }

  private static Map<String, String> fields(String key, String connector, String capability) {
    return Map.of(
        "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
        "subject_token", key,
        "subject_token_type", "urn:ietf:params:oauth:token-type:access_token",
        "audience", connector,
        "scope", capability);
  }

  private static HttpResponse<String> exchange(String key, String connector, String capability)
      throws Exception {
    return post(fields(key, connector, capability), "", null);
  }

  private static String basic(String secret) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(("program:" + secret).getBytes(StandardCharsets.US_ASCII));
  }

  private static HttpResponse<String> post(
      Map<String, String> fields, String query, String authorization) throws Exception {
    String form =
        new TreeMap<>(fields)
            .entrySet().stream()
                .map(
                    field ->
                        field.getKey()
                            + "="
                            + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(product.uri("/oauth2/token" + query))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    document.describes("POST", "/oauth2/token", answer);
    return answer;
  }

  /** How many users the organization shows for a token. */
  private static int users(String address, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/api/v1/users?limit=5"))
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .sslContext(Authority.trusted(sandbox.caFile()))
            .build()
            .send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode users = new Answer(answer).json();
    return users.size();
  }
}
