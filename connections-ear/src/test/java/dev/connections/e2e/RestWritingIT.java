package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connections.e2e.RestProgram.Answer;
import dev.connections.e2e.StoredKeys.ApiKey;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program sets up and changes over REST alone, with a real PostgreSQL behind. */
class RestWritingIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(40);

  private static Product product;
  private static Postgres postgres;
  private static Sandbox sandbox;
  private static StoredKeys keys;
  private static RestDocument document;

  @BeforeAll
  static void start() throws IOException {
    product = Product.named("rest-writing");
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

  private static RestProgram operator(String name) {
    return as(keys.of(name, "OPERATE"));
  }

  @Test
  void setsUpAConnectionAndWorksWithItsApplication() {
    Organization globex = sandbox.globex();
    RestProgram operator = operator("set-up");
    Answer profile = create(operator, "Globex", globex, globex.app(ReadyApp.BACKUP), "globex-1");
    assertThat(profile.status()).as(profile.toString()).isEqualTo(201);
    assertThat(profile.text("status")).isEqualTo("NO_ISSUES");
    assertThat(profile.header("Location")).contains("/api/v1/profiles/" + profile.text("id"));
    String wish =
        json(
            "name", "Globex",
            "profileId", profile.text("id"),
            "applicationName", "Backup");
    Answer made = operator.call("POST", "/api/v1/connections", wish);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    String applications = "/api/v1/connections/" + made.text("id") + "/applications";

    Answer all = operator.get(applications);
    assertThat(all.text("total")).isEqualTo("1");
    String address = applications + "/" + all.json().at("/items/0/id").asText();
    Answer application = operator.get(address);
    assertThat(application.text("name")).isEqualTo("Backup");
    assertThat(application.text("profileId")).isEqualTo(profile.text("id"));

    Answer renamed = operator.call("PATCH", address, json("name", "Nightly"), seen(application));
    assertThat(renamed.status()).as(renamed.toString()).isEqualTo(200);
    assertThat(renamed.text("name")).isEqualTo("Nightly");
    Answer late = operator.call("POST", address + "/disable", null, seen(application));
    assertThat(late.status()).as(late.toString()).isEqualTo(412);
    assertThat(late.text("type")).isEqualTo("urn:connections:problem:changed-meanwhile");
    assertThat(operator.call("POST", address + "/disable", null).status()).isEqualTo(428);
    Answer nameless = operator.call("PATCH", address, json("name", "\u0007"), seen(renamed));
    assertThat(nameless.status()).as(nameless.toString()).isEqualTo(422);
    assertThat(nameless.json().path("problems").has("name")).isTrue();

    Answer started = operator.call("POST", address + "/verifications", null);
    assertThat(started.status()).as(started.toString()).isEqualTo(202);
    String run = started.header("Location").orElseThrow();
    Answer ended = ended(operator, run);
    assertThat(ended.text("status")).isEqualTo("NO_ISSUES");
    assertThat(ended.json().path("findings"))
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.path("severity").asText()).isEqualTo("RECOMMENDATION");
              assertThat(finding.path("title").asText()).isNotEmpty();
              assertThat(finding.path("remedy").asText()).isNotEmpty();
            });
    assertThat(ended.json().at("/steps/0/code").asText()).isEqualTo("ORGANIZATION");
    assertThat(ended.json().at("/steps/0/title").asText()).isEqualTo("Organization found");
    assertThat(ended.text("startedBy")).isEqualTo("set-up");
    assertThat(operator.get(address + "/verifications/another").status()).isEqualTo(404);

    Answer disabled =
        operator.call("POST", address + "/disable", null, seen(operator.get(address)));
    assertThat(disabled.status()).as(disabled.toString()).isEqualTo(200);
    assertThat(disabled.json().path("disabled").asBoolean()).isTrue();
    assertThat(disabled.text("status")).isEqualTo("DISABLED");
    Answer asleep = operator.call("POST", address + "/verifications", null);
    assertThat(asleep.status()).as(asleep.toString()).isEqualTo(409);
    assertThat(asleep.text("detail")).contains("disabled");
    Answer enabled = operator.call("POST", address + "/enable", null, seen(disabled));
    assertThat(enabled.text("status")).isEqualTo("NO_ISSUES");

    reachesWhatItsKeySays(made.text("id"), address, run, profile.text("id"));
    tellsWhatWasDone(made.text("id"), address);
    Answer inUse =
        operator.call(
            "DELETE",
            "/api/v1/profiles/" + profile.text("id"),
            null,
            seen(operator.get("/api/v1/profiles/" + profile.text("id"))));
    assertThat(inUse.status()).as(inUse.toString()).isEqualTo(409);
    assertThat(inUse.text("type")).isEqualTo("urn:connections:problem:profile-in-use");
    assertThat(inUse.text("detail")).contains("Nightly (Globex)");
  }

  private void reachesWhatItsKeySays(
      String connection, String address, String run, String profile) {
    RestProgram inside = as(keys.of("inside", List.of(connection), "OPERATE", "READ"));
    assertThat(inside.get(address).status()).isEqualTo(200);
    assertThat(inside.get(run).status()).isEqualTo(200);
    assertThat(inside.get("/api/v1/profiles").text("total")).isEqualTo("1");
    assertThat(inside.get("/api/v1/profiles/" + profile).status()).isEqualTo(200);

    RestProgram outside = as(keys.reachingNone("outside", "OPERATE", "ADMINISTER", "READ"));
    for (String path :
        List.of(
            address,
            address.replaceFirst("/[^/]+$", ""),
            run,
            "/api/v1/profiles/" + profile,
            "/api/v1/profiles/" + profile + "/verifications/x")) {
      assertThat(outside.get(path).status()).as(path).isEqualTo(404);
    }
    for (String act : List.of(address + "/disable", address + "/enable")) {
      assertThat(outside.call("POST", act, null, "If-Match", "\"1\"").status())
          .as(act)
          .isEqualTo(404);
    }
    assertThat(outside.call("POST", address + "/verifications", null).status()).isEqualTo(404);
    assertThat(outside.call("PATCH", address, json("name", "x"), "If-Match", "\"1\"").status())
        .isEqualTo(404);
    String itsProfile = "/api/v1/profiles/" + profile;
    assertThat(outside.call("POST", itsProfile + "/verifications", null).status()).isEqualTo(404);
    assertThat(outside.call("DELETE", itsProfile, null, "If-Match", "\"1\"").status())
        .isEqualTo(404);
    assertThat(outside.call("PATCH", itsProfile, json("name", "x"), "If-Match", "\"1\"").status())
        .isEqualTo(404);
    assertThat(
            outside
                .call(
                    "PUT",
                    itsProfile + "/credential",
                    json("clientSecret", "x"),
                    "If-Match",
                    "\"1\"")
                .status())
        .isEqualTo(404);
    assertThat(outside.get("/api/v1/profiles").text("total")).isEqualTo("0");
    assertThat(outside.get("/api/v1/activity").text("total")).isEqualTo("0");
    Answer made =
        create(outside, "Outside", sandbox.acme(), sandbox.acme().app(ReadyApp.BACKUP), null);
    assertThat(made.status()).as(made.toString()).isEqualTo(422);
    assertThat(made.json().at("/problems/name").asText()).contains("reaches some connections");

    RestProgram connector = as(keys.of("no role", "CONNECT"));
    assertThat(connector.get(address).status()).isEqualTo(403);
    assertThat(connector.get("/api/v1/activity").status()).isEqualTo(403);
    assertThat(connector.get(itsProfile).header("ETag")).isEmpty();
  }

  private void tellsWhatWasDone(String connection, String address) {
    RestProgram auditor = as(keys.of("auditor", "READ"));
    String application = address.replaceFirst(".*/", "");
    Answer two = auditor.get("/api/v1/activity?limit=2&subject=" + application);
    assertThat(two.status()).as(two.toString()).isEqualTo(200);
    assertThat(two.json().path("items").findValuesAsText("action"))
        .containsExactly("application-enabled", "application-disabled");
    assertThat(two.json().at("/items/0/actor").asText()).isEqualTo("set-up");
    assertThat(two.json().at("/items/0/actorId").asText()).startsWith("key:");
    assertThat(two.json().at("/items/0/text").asText()).isNotEqualTo("application-enabled");

    // What comes meanwhile moves nothing on the pages behind.
    RestProgram operator = operator("meanwhile");
    operator.call("PATCH", address, json("name", "Nightly"), seen(operator.get(address)));
    Answer rest =
        auditor.get(
            "/api/v1/activity?limit=200&subject=" + application + "&cursor=" + two.text("next"));
    assertThat(rest.json().path("items").findValuesAsText("action"))
        .containsExactly("application-disabled", "application-renamed");
    assertThat(rest.json().path("items").findValuesAsText("result"))
        .containsExactly("REFUSED", "DONE");

    assertThat(auditor.get("/api/v1/activity?action=connection-created&actor=SET-UP").text("total"))
        .isEqualTo("1");
    assertThat(auditor.get("/api/v1/activity?result=REFUSED&subject=" + application).text("total"))
        .isEqualTo("1");
    assertThat(auditor.get("/api/v1/activity?to=2020-01-01T00:00:00Z").text("total"))
        .isEqualTo("0");
    RestProgram inside = as(keys.of("inside auditor", List.of(connection), "READ"));
    List<String> kinds =
        StreamSupport.stream(
                inside.get("/api/v1/activity").json().path("items").spliterator(), false)
            .map(item -> item.at("/subject/kind").asText())
            .distinct()
            .toList();
    assertThat(kinds).isNotEmpty().isSubsetOf("connection", "application");
  }

  @Test
  void makesAProfileOnceAndAnswersNoSecret() throws IOException {
    Organization acme = sandbox.acme();
    ServiceApp app = acme.app(ReadyApp.BACKUP);
    String secret = line(app.key().pem());
    RestProgram operator = operator("profiles");

    Answer made = create(operator, "Acme", acme, app, "acme-1");
    Answer again = create(operator, "Acme", acme, app, "acme-1");

    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(again.text("id")).isEqualTo(made.text("id"));
    assertThat(create(operator, "Other", acme, app, "acme-1").json().path("problems"))
        .anySatisfy(sentence -> assertThat(sentence.asText()).contains("another request"));
    String address = "/api/v1/profiles/" + made.text("id");
    assertThat(made.http().body() + operator.get(address).http().body()).doesNotContain(secret);

    Answer renamed =
        operator.call("PATCH", address, json("description", "Made by a script"), seen(made));
    assertThat(renamed.status()).as(renamed.toString()).isEqualTo(200);
    assertThat(renamed.text("name")).isEqualTo("Acme");
    assertThat(renamed.text("status")).isEqualTo("NO_ISSUES");
    assertThat(operator.call("PATCH", address, json("name", "Late"), seen(made)).status())
        .isEqualTo(412);
    Answer nameless = operator.call("PATCH", address, json("name", ""), seen(renamed));
    assertThat(nameless.json().path("problems").has("name")).as(nameless.toString()).isTrue();

    String wrongKey = credential(acme.app(ReadyApp.READ_ONLY).key().pem());
    Answer refused = operator.call("PUT", address + "/credential", wrongKey, seen(renamed));
    assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
    assertThat(refused.text("type")).isEqualTo("urn:connections:problem:not-working");
    assertThat(refused.text("finding")).isNotEmpty();
    Answer kept = operator.get(address);
    assertThat(kept.text("status")).isEqualTo("NO_ISSUES");
    Answer sameKey =
        operator.call("PUT", address + "/credential", credential(app.key().pem()), seen(kept));
    assertThat(sameKey.status()).as(sameKey.toString()).isEqualTo(200);
    Answer forced =
        operator.call(
            "PUT", address + "/credential?evenIfNotWorking=true", wrongKey, seen(sameKey));
    assertThat(forced.status()).as(forced.toString()).isEqualTo(200);
    assertThat(forced.text("status")).isEqualTo("PENDING");
    Answer run = operator.call("POST", address + "/verifications", null);
    Answer ended = ended(operator, run.header("Location").orElseThrow());
    assertThat(ended.text("status")).isEqualTo("CRITICAL");
    assertThat(ended.json().at("/findings/0/remedy").asText()).isNotEmpty();

    assertThat(operator.call("DELETE", address, null, seen(kept)).status()).isEqualTo(412);
    assertThat(operator.call("DELETE", address, null, seen(operator.get(address))).status())
        .isEqualTo(204);
    assertThat(operator.get(address).status()).isEqualTo(404);
    String logs = product.console() + Files.readString(product.log());
    assertThat(logs).doesNotContain(secret, line(acme.app(ReadyApp.READ_ONLY).key().pem()));
  }

  @Test
  void storesNothingOfAProfileThatCannotSignIn() {
    Organization acme = sandbox.acme();
    RestProgram operator = operator("wrong");
    ObjectNode wish = wish("Wrong", acme, acme.app(ReadyApp.READ_ONLY));
    wish.put("clientId", acme.app(ReadyApp.HELP_DESK).clientId());

    Answer refused = operator.call("POST", "/api/v1/profiles", wish.toString());

    assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
    assertThat(refused.text("detail")).isNotEmpty();
    assertThat(operator.get("/api/v1/profiles").json().path("items").findValuesAsText("name"))
        .doesNotContain("Wrong");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name|null|name",
        "workload|'okta'|workload",
        "workload|'NOWHERE'|workload",
        "domain|'https://'|domain",
        "clientId|' '|clientId",
        "credential|null|credential",
        "credential|{}|credential.privateKey",
        "credential|{'kind':'CLIENT_SECRET'}|credential.clientSecret",
        "credential|{'kind':'CERTIFICATE','pkcs12':'???'}|credential.pkcs12",
        "credential|{'clientSecret':'x','privateKey':'y'}|credential.clientSecret",
        "credential|{'clientSecret':'x','endsAt':'soon'}|credential.endsAt",
        "credential|{'privateKey':'secret-of-nobody'}|credential",
        "credential|{'clientSecret':'secret of nobody'}|credential"
      })
  void namesWhatIsWrongByItsNameInJson(String field, String value, String problem)
      throws IOException {
    ObjectNode wish = wish("Named", sandbox.acme(), sandbox.acme().app(ReadyApp.READ_ONLY));
    wish.set(field, JSON.readTree(value.replace('\'', '"')));

    Answer refused = operator(field + value).call("POST", "/api/v1/profiles", wish.toString());

    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.json().path("problems").path(problem).asText())
        .as(refused.toString())
        .endsWith(".");
    assertThat(refused.http().body()).doesNotContain("of-nobody", "of nobody");
  }

  private static Answer create(
      RestProgram program, String name, Organization organization, ServiceApp app, String once) {
    String wish = wish(name, organization, app).toString();
    return once == null
        ? program.call("POST", "/api/v1/profiles", wish)
        : program.call("POST", "/api/v1/profiles", wish, "Idempotency-Key", once);
  }

  private static ObjectNode wish(String name, Organization organization, ServiceApp app) {
    ObjectNode wish =
        JSON.createObjectNode()
            .put("name", name)
            .put("workload", "OKTA")
            .put("domain", organization.origin().toString())
            .put("clientId", app.clientId());
    wish.putObject("credential").put("privateKey", app.key().pem());
    return wish;
  }

  private static String credential(String pem) {
    return json("privateKey", pem);
  }

  /** One line of what is secret in a PEM. */
  private static String line(String pem) {
    return pem.lines().skip(3).findFirst().orElseThrow();
  }

  private static String[] seen(Answer answer) {
    return new String[] {"If-Match", answer.header("ETag").orElseThrow()};
  }

  private static Answer ended(RestProgram program, String run) {
    Answer[] last = new Answer[1];
    Poll.until(
        SOON,
        () -> {
          last[0] = program.get(run);
          assertThat(last[0].status()).as(last[0].toString()).isEqualTo(200);
          assertThat(last[0].json().path("running").asBoolean()).isFalse();
        });
    return last[0];
  }

  private static String json(String... namesAndValues) {
    ObjectNode json = JSON.createObjectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      json.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return json.toString();
  }
}
