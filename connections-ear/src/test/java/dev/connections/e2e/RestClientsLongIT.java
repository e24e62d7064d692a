package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.connections.e2e.RestExamples.Run;
import dev.connections.e2e.RestProgram.Answer;
import dev.connections.e2e.StoredKeys.ApiKey;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ReadyApp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;

/**
 * Clients of REST that nobody wrote for these tests, or that others copy: the examples of {@code
 * config/examples} and of README.
 */
@ExtendWith(Browsers.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestClientsLongIT {
  /** How many requests a key may make. */
  private static final int A_MINUTE = 600;

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Pattern PAGE = Pattern.compile("http://\\S+/connection\\.xhtml\\S*");

  private static Product product;
  private static Postgres postgres;
  private static Sandbox sandbox;
  private static StoredKeys keys;
  private static RestDocument document;
  private static RestExamples examples;

  @BeforeAll
  static void start(Browser browser) throws IOException {
    RestExamples.needScripts();
    product = Product.named("rest-clients");
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(product.folder().resolve("sandbox")));
    postgres = Postgres.in(product.folder());
    product
        .with(sandbox.environment())
        .with(postgres.environment())
        .with("CONNECTIONS_REST_REQUESTS_PER_MINUTE", String.valueOf(A_MINUTE))
        .start();
    keys = new StoredKeys(postgres);
    document = RestDocument.of(product);
    examples =
        new RestExamples(product.uri("/"), product.folder().resolve("examples"))
            .trusting(
                sandbox.caFile(),
                TrustedSandbox.in(product.folder().resolve("trusted.p12"), sandbox));
    People.signIn(browser, product);
    Organization acme = sandbox.acme();
    Wizard.connect(product, browser, acme, acme.app(ReadyApp.BACKUP_WITH_DPOP));
    Organization globex = sandbox.globex();
    Wizard.connect(product, browser, globex, globex.app(ReadyApp.BACKUP));
    Wizard.connect(product, browser, sandbox.contoso());
  }

  @AfterAll
  static void stop() {
    if (product != null) {
      product.close();
    }
    if (sandbox != null) {
      sandbox.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void runsTheProgramAndTheScriptsThatOthersCopy(Browser browser) {
    Organization acme = sandbox.acme();
    Organization globex = sandbox.globex();
    Tenant contoso = sandbox.contoso();
    String program = keys.of("nightly program", "CONNECT").key();
    String script = keys.of("nightly script", "CONNECT").key();
    String lines = keys.of("lines of README", "CONNECT").key();

    try (Run run = examples.program(program, "users", "nightly-users", acme.id())) {
      allow(browser, run, "Nightly list of Acme");
      isAllUsers(run.ended(0), acme);
    }
    contoso.limitPagesTo(1);
    String mailbox = "ada.winter@" + contoso.defaultDomain();
    try (Run run = examples.program(program, "mails", "nightly-mails", contoso.id(), mailbox)) {
      allow(browser, run, "Nightly list of Contoso");
      assertThat(run.ended(0)).as("one of each page").hasSize(2);
    }
    try (Run run = examples.script(script, "nightly users", acme.id())) {
      allow(browser, run, "Nightly list of Acme");
      isAllUsers(run.ended(0), acme);
      assertThat(run.told()).doesNotContain(script);
    }
    try (Run run = examples.script(script, "lost", "nowhere.okta.com")) {
      assertThat(run.ended(1)).isEmpty();
      assertThat(run.told()).contains("There is no connection for the organization nowhere");
    }

    String host = globex.origin().getAuthority();
    try (Run run = examples.readme(lines, host)) {
      List<String> shown = run.ended(0);
      assertThat(shown).startsWith("PENDING");
      assertThat(waitingInTheFile("Globex")).isPositive();
      allow(browser, shown.get(1), "Nightly");
    }
    Poll.until(
        SOON,
        () -> {
          try (Run run = examples.readme(lines, host)) {
            List<String> shown = run.ended(0);
            assertThat(shown.get(0)).isEqualTo("ALLOWED");
            isAllUsers(shown.subList(2, shown.size()), globex);
          }
        });
  }

  @Test
  void refusesMoreRequestsThanAKeyMayMakeInAMinute() {
    RestProgram wild = new RestProgram(product, document, keys.of("wild", "CONNECT").key());
    RestProgram calm = new RestProgram(product, document, keys.of("calm", "CONNECT").key());

    Answer answer = wild.get("/api/v1/connectors");
    for (int sent = 1; sent <= 2 * A_MINUTE && answer.status() == 200; sent++) {
      answer = wild.get("/api/v1/connectors");
    }

    assertThat(answer.status()).as(answer.toString()).isEqualTo(429);
    String seconds = answer.header("Retry-After").orElseThrow();
    assertThat(Integer.parseInt(seconds)).isBetween(1, 60);
    assertThat(answer.header("RateLimit-Policy")).contains("\"key\";q=" + A_MINUTE + ";w=60");
    assertThat(answer.header("RateLimit")).contains("\"key\";r=0;t=" + seconds);
    assertThat(answer.text("detail")).contains(A_MINUTE + " times a minute");
    assertThat(calm.get("/api/v1/connectors").status()).isEqualTo(200);
  }

  static Stream<String> operations() {
    return document.operations().stream();
  }

  /** Comes last, since it renames and removes connections. */
  @Order(Integer.MAX_VALUE)
  @ParameterizedTest
  @MethodSource("operations")
  void answersWhateverIsSentAsTheDocumentDescribes(String operation) {
    ApiKey all = keys.of("all " + operation, "READ", "OPERATE", "ADMINISTER", "CONNECT");
    RestProgram program = new RestProgram(product, document, all.key());
    Map<String, List<JsonNode>> known = known(program);
    known.put("subject_token", texts(all.key()));
    String connection = known.get("connectionId").get(0).asText();
    Map<String, String> callers = new LinkedHashMap<>();
    callers.put("all roles", "Bearer " + all.key());
    callers.put("all roles again", "Bearer " + all.key());
    callers.put("connector", "Bearer " + keys.of("connect " + operation, "CONNECT").key());
    callers.put("reader", "Bearer " + keys.of("read " + operation, "READ").key());
    callers.put(
        "one connection",
        "Bearer "
            + keys.of("one " + operation, List.of(connection), "ADMINISTER", "CONNECT").key());
    callers.put("stranger", "Bearer cnk_" + "A".repeat(43));
    callers.put("nobody", "");
    callers.put("person", "Basic YWRhOmFkYQ==");

    String[] methodAndPath = operation.split(" ");
    new RestFuzz(product, document).of(methodAndPath[0], methodAndPath[1], callers, known);
  }

  /** What requests name to get beyond the door, with a connector that is allowed a token. */
  private static Map<String, List<JsonNode>> known(RestProgram program) {
    JsonNode connections = program.get("/api/v1/connections").json();
    JsonNode globex = null;
    List<JsonNode> ids = new ArrayList<>();
    for (JsonNode connection : connections.path("items")) {
      ids.add(connection.path("id"));
      String organization = connection.path("organization").path("id").asText();
      globex = organization.equals(sandbox.globex().id()) ? connection : globex;
    }
    assertThat(globex).as(connections.toString()).isNotNull();
    String link = "{\"connectionId\":" + globex.path("id") + ",\"needs\":[\"users-backup\"]}";
    program.call("PUT", "/api/v1/connectors/fuzzed", link);
    Answer token =
        program.call(
            "POST",
            "/api/v1/tokens",
            "{\"connectorId\":\"fuzzed\",\"capability\":\"users-backup\"}");
    assertThat(token.status()).as(token.toString()).isEqualTo(200);
    Map<String, List<JsonNode>> known = new HashMap<>();
    known.put("connectionId", ids);
    List<JsonNode> profiles =
        List.copyOf(program.get("/api/v1/profiles").json().path("items").findValues("id"));
    known.put("id", Stream.concat(ids.stream(), profiles.stream()).toList());
    known.put("workload", texts("OKTA"));
    known.put(
        "organization",
        List.of(globex.path("organization").path("id"), globex.path("organization").path("host")));
    known.put("connectorId", texts("fuzzed", "fuzzed too"));
    known.put("audience", texts("fuzzed"));
    known.put("capability", texts("users-backup"));
    known.put("scope", texts("users-backup"));
    known.put("needs", texts("users-backup", "groups-backup"));
    known.put("capabilities", texts("users-backup", "groups-backup"));
    known.put("cursor", List.of(program.get("/api/v1/events").json().path("cursor")));
    known.put("If-Match", texts("\"1\"", "\"2\"", "\"3\"", "\"4\""));
    known.put("token", List.of(token.json()));
    return known;
  }

  private static List<JsonNode> texts(String... texts) {
    return Stream.of(texts).map(TextNode::valueOf).map(JsonNode.class::cast).toList();
  }

  @Test
  void isCalledByAClientThatIsGeneratedFromItsDocument() throws Exception {
    String key = keys.of("generated client", "ADMINISTER", "CONNECT").key();

    GeneratedClient client =
        GeneratedClient.of(
            product.uri("/openapi?format=JSON"), product.folder().resolve("generated"));
    Map<String, String> got = client.call(product.uri("/"), key);

    assertThat(got)
        .containsEntry("total", "1")
        .containsEntry("name", "Globex")
        .containsEntry("status", "NO_ISSUES")
        .containsEntry("state", "ALLOWED")
        .containsEntry("type", "BEARER")
        .containsEntry("more", "false");
    assertThat(got.get("token")).isNotBlank();
    assertThat(Instant.parse(got.get("ends"))).isAfter(Instant.now());
    assertThat(got.get("gone")).startsWith("404 ").contains("unknown-connector");
  }

  /** How many connectors of a connection wait, as the downloaded list says. */
  private static int waitingInTheFile(String connection) {
    Visitor administrator = People.administrator(product);
    administrator.get("/connections/connections.csv?q=" + connection);
    List<String> rows = administrator.page().lines().toList();
    int column = List.of(rows.get(0).split(",")).indexOf("\"connectors waiting\"");
    // Commas within a field are followed by no quotation mark or digit in these rows.
    return Integer.parseInt(rows.get(1).split(",(?=[\"\\d]|,|$)", -1)[column]);
  }

  private static void isAllUsers(List<String> logins, Organization organization) {
    assertThat(logins).hasSize(12).startsWith("ada.winter@" + organization.slug() + ".example");
  }

  /** Waits until an example tells where it can be allowed, and allows it there. */
  private static void allow(Browser browser, Run run, String connector) {
    String[] page = new String[1];
    Poll.until(
        SOON,
        () -> {
          Matcher told = PAGE.matcher(run.told());
          assertThat(told.find()).as(run.toString()).isTrue();
          page[0] = told.group();
        });
    assertThat(run.isRunning()).as("waiting: " + run).isTrue();
    allow(browser, page[0], connector);
  }

  private static void allow(Browser browser, String page, String connector) {
    URI told = URI.create(page);
    browser.open(product.uri(told.getPath() + "?" + told.getQuery())).calm();
    browser.find(By.cssSelector("button[aria-label='Allow " + connector + "']")).click();
    browser.calm();
    browser.find(By.id("connectorConfirm")).click();
    browser.sees(connector + " is allowed. It gets tokens from now on.");
  }
}
