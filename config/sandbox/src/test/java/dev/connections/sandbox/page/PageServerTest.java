package dev.connections.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.TestClient;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.ServiceApp;
import dev.connections.sandbox.server.AccountKind;
import dev.connections.sandbox.server.NewKeys;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.SignInRefusal;
import dev.connections.sandbox.server.Trouble;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageServerTest {
  @TempDir static Path folder;
  static Sandbox sandbox;
  static TestClient client;

  private final Organization acme = sandbox.acme();
  private final ServiceApp app = acme.app(ReadyApp.EXCESS_SCOPES);

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder));
    client = new TestClient(sandbox.caFile(), Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void showsDomainsClientIdsAndKeysOfItsOrganizationAlone() throws Exception {
    var reply = client.get(sandbox.page() + "acme");

    assertThat(reply.status()).isEqualTo(200);
    for (ServiceApp shown : acme.apps()) {
      assertThat(reply.body()).contains(shown.clientId(), shown.key().kid(), shown.key().pem());
    }
    assertThat(reply.body())
        .contains(acme.origin().toString())
        .doesNotContain(sandbox.globex().app(ReadyApp.BACKUP).clientId());
  }

  @Test
  void allowsNoScriptAndStyleButItsOwnFiles() throws Exception {
    var reply = client.get(sandbox.page() + "acme");

    assertThat(reply.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(reply.body()).doesNotContain(" style=", " onclick=", "<script>");
    assertThat(client.get(sandbox.page() + "sandbox.js").header("Content-Type"))
        .startsWith("text/javascript");
    assertThat(client.get(sandbox.page() + "sandbox.css").header("Content-Type"))
        .startsWith("text/css");
  }

  @Test
  void causesAndEndsTrouble() throws Exception {
    post("trouble", "trouble", "SLOW", "reach", "TOKEN");
    assertThat(acme.trouble()).isEqualTo(Trouble.SLOW);
    assertThat(acme.reach()).isEqualTo(Reach.TOKEN);

    post("calm");
    assertThat(acme.trouble()).isEqualTo(Trouble.NONE);
  }

  @Test
  void savesScopesRoleAndSettingsOfAnApplication() throws Exception {
    String id = app.clientId();

    post("scopes", "app", id, "okta.users.read", "on", "okta.logs.read", "on");
    post("grant", "app", id, "scope", "okta.domains.read");
    post("role", "app", id, "role", "");
    post("proof", "app", id, "required", "on");
    post("active", "app", id);

    assertThat(app.scopes())
        .containsExactly("okta.domains.read", "okta.logs.read", "okta.users.read");
    assertThat(app.role()).isEmpty();
    assertThat(app.proofRequired()).isTrue();
    assertThat(app.active()).isFalse();
  }

  @Test
  void addsAndRemovesKeys() throws Exception {
    ServiceApp rotated = acme.app(ReadyApp.BACKUP);
    var made = NewKeys.generate(com.nimbusds.jose.jwk.KeyType.EC);
    String id = rotated.clientId();

    post("add-key", "app", id, "jwk", made.toPublicJWK().toJSONString());
    assertThat(rotated.keys()).hasSize(2);
    post("deactivate-key", "app", id, "kid", made.getKeyID());
    assertThat(rotated.key(made.getKeyID()).orElseThrow().active()).isFalse();
    post("remove-key", "app", id, "kid", made.getKeyID());
    assertThat(rotated.keys()).hasSize(1);
  }

  @Test
  void saysWhyAKeyIsNotAdded() throws Exception {
    String id = acme.app(ReadyApp.BACKUP).clientId();
    String privateKey = acme.app(ReadyApp.BACKUP).key().privateJwk();

    var garbage = post("add-key", "app", id, "jwk", "nothing");
    var secret = post("add-key", "app", id, "jwk", privateKey);

    assertThat(client.get(location(garbage)).body())
        .contains("Nothing was changed.", "This is not a public key in JSON format (JWK).");
    assertThat(client.get(location(secret)).body())
        .contains("This key has its private half in it.");
  }

  @Test
  void createsAnApplicationAndShowsItsNameAsText() throws Exception {
    var reply = post("create-app", "name", "<b>Mine</b>");

    assertThat(acme.app("<b>Mine</b>").proofRequired()).isTrue();
    assertThat(client.get(location(reply)).body())
        .contains("&lt;b&gt;Mine&lt;/b&gt;")
        .doesNotContain("<b>Mine</b>");
  }

  @Test
  void showsWhoCanSignInAndSetsWhatHappensThen() throws Exception {
    var signIns = acme.signIns();
    String body = client.get(sandbox.page() + "acme").body();

    post(
        "sign-ins",
        "refusal",
        "CONDITIONAL_ACCESS",
        "signed-in",
        "OTHER",
        "factor",
        "on",
        "withheld",
        "on",
        "delay",
        "2",
        "lost",
        "1");
    post("account", "kind", "PLAIN", "enabled", "on", "administrator", "on");

    assertThat(body)
        .contains(signIns.serviceAccount().login(), signIns.serviceAccount().password());
    var switches = signIns.switches();
    assertThat(switches.refusal()).contains(SignInRefusal.CONDITIONAL_ACCESS);
    assertThat(switches.signedIn()).contains(AccountKind.OTHER);
    assertThat(switches.factorRequired()).isTrue();
    assertThat(switches.withoutRefreshToken()).isTrue();
    assertThat(switches.tokenDelay()).isEqualTo(Duration.ofSeconds(2));
    assertThat(switches.refreshAnswersToLose()).isEqualTo(1);
    assertThat(signIns.account(AccountKind.PLAIN).administrator()).isTrue();
    post("calm");
    assertThat(switches.refusal()).isEmpty();
    assertThat(switches.tokenDelay()).isZero();
  }

  @Test
  void setsTheWebApplicationUp() throws Exception {
    ServiceApp system = acme.app(ReadyApp.SYSTEM);
    String id = system.clientId();
    String secret = system.clientSecret();

    post("redirect", "app", id, "uri", "https://connections.example/callback");
    post("rotation", "app", id, "rotate", "on", "leeway", "5");
    post("renew-secret", "app", id);
    post("method", "app", id);

    assertThat(system.redirectUris()).containsExactly("https://connections.example/callback");
    assertThat(system.rotatesRefreshTokens()).isTrue();
    assertThat(system.leeway()).isEqualTo(Duration.ofSeconds(5));
    assertThat(system.clientSecret()).isNotEqualTo(secret);
    assertThat(system.signsInWithSecret()).isFalse();
    assertThat(client.get(sandbox.page() + "acme").body())
        .contains("https://connections.example/callback", system.clientSecret())
        .contains("CONNECTIONS_SYSTEM_OKTA_CLIENT_ID=" + id);
  }

  @Test
  void refusesAPostOfAnotherSite() throws Exception {
    var reply =
        client.post(
            sandbox.page() + "acme",
            Map.of("action", "trouble", "trouble", "DOWN", "reach", "EVERY_CALL"),
            "Origin",
            "https://elsewhere.example");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(acme.trouble()).isEqualTo(Trouble.NONE);
  }

  @Test
  void refusesAForgedHost() throws Exception {
    assertThat(statusLine("elsewhere.example")).contains(" 403 ");
    assertThat(statusLine("localhost:" + sandbox.page().getPort())).contains(" 200 ");
  }

  private static String statusLine(String host) throws IOException {
    try (var socket = new Socket("localhost", sandbox.page().getPort())) {
      String request = "GET /acme HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(20), StandardCharsets.US_ASCII);
    }
  }

  private static TestClient.Reply post(String action, String... fields) throws Exception {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("action", action);
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    var reply = client.post(sandbox.page() + "acme", form);
    assertThat(reply.status()).isEqualTo(303);
    return reply;
  }

  private static String location(TestClient.Reply reply) {
    URI location = sandbox.page().resolve(reply.header("Location"));
    return location.toString().replaceFirst("#.*", "");
  }
}
