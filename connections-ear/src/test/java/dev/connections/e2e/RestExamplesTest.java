package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.connections.e2e.RestExamples.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the examples do about refusals, with one server that answers for Connections and for the
 * organization: the real ones cannot be made to refuse at the right moment.
 */
class RestExamplesTest {
  private static final String KEY = "cnk_only-for-this-test";

  private enum Example {
    PROGRAM,
    SCRIPT;

    private Run start(RestExamples examples) {
      return this == PROGRAM
          ? examples.program(KEY, "users", "nightly", "acme.example")
          : examples.script(KEY, "nightly", "acme.example");
    }
  }

  /** Status, headers and body of an answer. */
  private record Planned(int status, String header, String value, String body) {}

  /** For all tests, so that the program is compiled once. */
  @TempDir private static Path folder;

  private final List<String> requests = new ArrayList<>();
  private final List<Long> userCalls = new ArrayList<>();
  private final Deque<Planned> users = new ArrayDeque<>();
  private final Deque<Planned> tokens = new ArrayDeque<>();
  private HttpServer server;
  private RestExamples examples;

  @BeforeEach
  void serve() throws IOException {
    RestExamples.needScripts();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    examples = new RestExamples(origin(), folder);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI origin() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @ParameterizedTest
  @EnumSource
  void waitsAsTheOrganizationAsksAndReportsIt(Example example) {
    users.add(new Planned(429, "Retry-After", "2", "{}"));
    users.add(new Planned(200, "X-None", "", "[{\"profile\": {\"login\": \"ada\"}}]"));

    try (Run run = example.start(examples)) {
      assertThat(run.ended(0)).containsExactly("ada");
      assertThat(run.told()).contains("asks to wait for 2 seconds.");
    }

    assertThat(reports())
        .singleElement()
        .asString()
        .contains("\"status\":429", "\"retryAfterSeconds\":2", "\"accessToken\":\"token-1\"");
    assertThat(userCalls.get(1) - userCalls.get(0)).isGreaterThanOrEqualTo(2_000_000_000L);
  }

  @ParameterizedTest
  @EnumSource
  void asksForAnotherTokenOnceAfterOneThatIsRefused(Example example) {
    users.add(new Planned(401, "X-None", "", "{}"));
    users.add(new Planned(200, "X-None", "", "[{\"profile\": {\"login\": \"ada\"}}]"));
    try (Run run = example.start(examples)) {
      assertThat(run.ended(0)).containsExactly("ada");
    }
    assertThat(reports()).singleElement().asString().contains("\"status\":401");

    users.add(new Planned(401, "X-None", "", "{}"));
    users.add(new Planned(401, "X-None", "", "{}"));
    try (Run run = example.start(examples)) {
      assertThat(run.ended(1)).isEmpty();
      assertThat(run.told()).contains("answered 401");
    }
  }

  @ParameterizedTest
  @EnumSource
  void reportsWhatTheOrganizationForbids(Example example) {
    users.add(new Planned(403, "X-None", "", "{}"));

    try (Run run = example.start(examples)) {
      assertThat(run.ended(1)).isEmpty();
      assertThat(run.told()).contains(origin() + " answered 403.");
    }

    assertThat(reports()).singleElement().asString().contains("\"status\":403");
  }

  @ParameterizedTest
  @EnumSource
  void waitsAsConnectionsAsksAndEndsWithItsSentence(Example example) {
    tokens.add(new Planned(429, "Retry-After", "1", "{}"));
    tokens.add(new Planned(503, "Retry-After", "0", "{}"));
    tokens.add(
        new Planned(
            409,
            "Content-Type",
            "application/problem+json",
            "{\"detail\": \"The key has ended.\", \"page\": \"https://here.example/page\"}"));

    try (Run run = example.start(examples)) {
      assertThat(run.ended(1)).isEmpty();
      assertThat(run.told())
          .contains(
              "Connections asks to wait for 1 seconds.",
              "Connections asks to wait for 0 seconds.",
              "The key has ended.\nhttps://here.example/page")
          .doesNotContain(KEY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sendsTheTokenToNoOtherHost(Example example) {
    users.add(new Planned(200, "Link", "<http://localhost.example/next>; rel=\"next\"", "[]"));

    try (Run run = example.start(examples)) {
      run.ended(1);
      assertThat(run.told()).contains("The token is for " + origin() + " alone.");
    }
  }

  private List<String> reports() {
    synchronized (requests) {
      return requests.stream()
          .filter(request -> request.startsWith("POST /api/v1/tokens/reports "))
          .map(request -> request.replaceAll("[ \n]", ""))
          .toList();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean known =
        Stream.of("Bearer " + KEY, "Bearer token-1")
            .anyMatch(exchange.getRequestHeaders().getFirst("Authorization")::equals);
    synchronized (requests) {
      requests.add(exchange.getRequestMethod() + " " + path + " " + body);
      send(exchange, known ? planned(path) : new Planned(401, "X-None", "", "{}"));
    }
  }

  private Planned planned(String path) {
    if (path.equals("/api/v1/users")) {
      userCalls.add(System.nanoTime());
      return users.remove();
    }
    if (path.equals("/api/v1/tokens/reports")) {
      return new Planned(204, "X-None", "", "");
    }
    if (path.equals("/api/v1/tokens")) {
      return tokens.isEmpty() ? json("\"accessToken\": \"token-1\"") : tokens.remove();
    }
    return json("\"id\": \"c-1\", \"name\": \"Acme\", \"state\": \"ALLOWED\"");
  }

  private Planned json(String members) {
    String body = "{%s, \"tokenType\": \"BEARER\", \"address\": \"%s\"}";
    return new Planned(200, "Content-Type", "application/json", body.formatted(members, origin()));
  }

  private static void send(HttpExchange exchange, Planned planned) throws IOException {
    byte[] body = planned.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set(planned.header(), planned.value());
    exchange.sendResponseHeaders(planned.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
