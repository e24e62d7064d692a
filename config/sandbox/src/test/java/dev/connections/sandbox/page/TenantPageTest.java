package dev.connections.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.TestClient;
import dev.connections.sandbox.Visitor;
import dev.connections.sandbox.entra.AppCertificate;
import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.AppRole;
import dev.connections.sandbox.entra.AppSecret;
import dev.connections.sandbox.entra.Cloud;
import dev.connections.sandbox.entra.LoginRefusal;
import dev.connections.sandbox.entra.ReadyRegistration;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.server.Trouble;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantPageTest {
  private static final AppRole MAIL = AppRole.graph("Mail.Read");
  private static final AppRole CALENDARS = AppRole.graph("Calendars.Read");

  @TempDir static Path folder;
  static Sandbox sandbox;
  static TestClient client;

  private final Tenant contoso = sandbox.contoso();
  private AppRegistration app;

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder));
    client = new TestClient(sandbox.caFile(), Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void register() {
    app = contoso.registerApp("Of this test");
    app.declare(MAIL);
    app.consent();
  }

  @Test
  void showsNamesClientIdsSecretsAndCertificatesOfItsTenantAlone() throws Exception {
    var reply = client.get(sandbox.page() + "contoso");

    AppRegistration backup = contoso.app(ReadyRegistration.BACKUP);
    AppCertificate certificate = contoso.app(ReadyRegistration.WITH_CERTIFICATE).certificate();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .contains(contoso.id(), "contoso.onmicrosoft.test", backup.appId())
        .contains(backup.secret().value(), backup.secret().keyId())
        .contains(certificate.pem())
        .contains(certificate.keyPem())
        .contains("href=\"/acme\"", "href=\"/fabrikam\"")
        .doesNotContain(sandbox.fabrikam().app(ReadyRegistration.BACKUP).appId())
        .doesNotContain(" style=", " onclick=", "<script>");
  }

  @Test
  void showsThePlatformsOwnApplicationAtItsPublisherAndWhereSomebodyConsented() throws Exception {
    AppRegistration system = contoso.systemApp();
    String back = "https://connections.example/system/callback";
    system.addRedirectUri(back);
    var consent =
        Visitor.address(
            contoso.loginOrigin() + "/common/adminconsent",
            Map.of("client_id", system.appId(), "redirect_uri", back));
    String before = client.get(sandbox.page() + "contoso").body();

    new Visitor(sandbox.caFile()).accept(consent, contoso.signIns().serviceAccount());

    assertThat(before).doesNotContain(system.appId());
    assertThat(client.get(sandbox.page() + "contoso").body())
        .contains(system.appId(), "Of another tenant")
        .doesNotContain(system.secret().value());
    assertThat(client.get(sandbox.page() + "northwind").body())
        .contains(system.appId(), "Multi-tenant", system.secret().value(), back)
        .contains("CONNECTIONS_SYSTEM_MICROSOFT_365_CLIENT_ID=" + system.appId())
        .contains(sandbox.publisher(Cloud.GLOBAL).signIns().serviceAccount().password());
  }

  @Test
  void letsAConsentSpreadSlowly() throws Exception {
    send(Map.of("action", "spread", "seconds", "30"));

    assertThat(contoso.spread()).isEqualTo(Duration.ofSeconds(30));
    send(Map.of("action", "calm"));
    assertThat(contoso.spread()).isZero();
  }

  @Test
  void removesAndAddsAPermissionInOneStep() throws Exception {
    post("add-permission", "role", "GRAPH/Calendars.Read");
    assertThat(app.declared()).containsExactly(CALENDARS, MAIL);
    assertThat(app.granted()).containsExactly(CALENDARS, MAIL);

    post("remove-permission", "role", "GRAPH/Mail.Read");
    assertThat(app.declared()).containsExactly(CALENDARS);
    assertThat(app.granted()).containsExactly(CALENDARS);
  }

  @Test
  void withdrawsAndGrantsConsent() throws Exception {
    post("withdraw");
    assertThat(app.granted()).isEmpty();
    assertThat(app.declared()).containsExactly(MAIL);

    post("consent");
    assertThat(app.granted()).containsExactly(MAIL);

    post("declare", "role", "GRAPH/Calendars.Read");
    post("revoke", "role", "GRAPH/Mail.Read");
    assertThat(app.declared()).hasSize(2);
    assertThat(app.granted()).isEmpty();
  }

  @Test
  void savesWhatIsTickedInTheTable() throws Exception {
    app.declare(CALENDARS);

    post("permissions", "declared:GRAPH/Mail.Read", "on", "granted:GRAPH/Calendars.Read", "on");

    assertThat(app.declared()).containsExactly(MAIL);
    assertThat(app.granted()).containsExactly(CALENDARS);
  }

  @Test
  void declaresWhatAManifestSays() throws Exception {
    String manifest =
        """
        [{"resourceAppId": "00000003-0000-0000-c000-000000000000", "resourceAccess": [
          {"id": "798ee544-9d2d-430c-a058-570e29e34338", "type": "Role"},
          {"id": "e1fe6dd8-ba31-4d61-89e7-88639da4683d", "type": "Scope"}]}]\
        """;
    post("manifest", "manifest", manifest);
    assertThat(app.declared()).containsExactly(CALENDARS);

    post("manifest", "manifest", "{\"requiredResourceAccess\": []}");
    assertThat(app.declared()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithAManifestOrACertificate() throws Exception {
    tellsProblem("manifest", "manifest", "nothing", "This is not the requiredResourceAccess");
    tellsProblem(
        "manifest",
        "manifest",
        "[{\"resourceAppId\": \"00000003-0000-0000-c000-000000000000\", \"resourceAccess\":"
            + " [{\"id\": \"x\", \"type\": \"Role\"}]}]",
        "has no application permission with the ID x.");
    tellsProblem("add-certificate", "certificate", "nothing", "This is not a certificate.");
    assertThat(app.declared()).containsExactly(MAIL);
  }

  @Test
  void addsExpiresAndRemovesSecrets() throws Exception {
    post("add-secret", "name", "First");
    AppSecret secret = app.secret();
    post("add-unknown-secret");
    assertThat(app.secrets()).extracting(AppSecret::isKnown).containsExactly(true, false);

    post("expire-secret", "key", secret.keyId());
    assertThat(app.secret().end()).isBefore(Instant.now());
    post("remove-secret", "key", secret.keyId());
    assertThat(app.secrets()).extracting(AppSecret::displayName).containsExactly("Not made by us");

    post("expire-secrets");
    assertThat(app.secrets().get(0).end()).isBefore(Instant.now());
  }

  @Test
  void addsAndRemovesCertificates() throws Exception {
    String pem = sandbox.fabrikam().app(ReadyRegistration.WITH_CERTIFICATE).certificate().pem();

    post("add-certificate", "certificate", pem);
    assertThat(app.certificates()).singleElement().matches(known -> !known.hasPrivateKey());
    tellsProblem("add-certificate", "certificate", pem, "This certificate is already there.");
    post("generate-expired");
    assertThat(app.certificate().end()).isBefore(Instant.now());
    post("remove-certificate", "key", app.certificate().keyId());
    post("generate-certificate");
    assertThat(app.certificate().end()).isAfter(Instant.now());
  }

  @Test
  void givesACertificateAsPfx() throws Exception {
    AppCertificate certificate = app.generateCertificate();

    var reply = client.get(sandbox.page() + "contoso?pfx=" + certificate.keyId());

    assertThat(reply.header("Content-Type")).isEqualTo("application/x-pkcs12");
    var store = KeyStore.getInstance("PKCS12");
    char[] phrase = certificate.passPhrase().toCharArray();
    store.load(new ByteArrayInputStream(certificate.pfx()), phrase);
    String alias = store.aliases().nextElement();
    assertThat(store.getCertificate(alias)).isEqualTo(certificate.certificate());
    assertThat(store.getKey(alias, phrase)).isEqualTo(certificate.key().toPrivateKey());
  }

  @Test
  void disablesAnApplicationAndRemovesIt() throws Exception {
    post("enabled");
    assertThat(app.enabled()).isFalse();
    post("remove-principal");
    assertThat(app.hasPrincipal()).isFalse();
    post("redirect", "uri", "https://connections.example/consent/callback");
    assertThat(app.redirectUris()).containsExactly("https://connections.example/consent/callback");

    post("remove-app");
    assertThat(contoso.client(app.appId())).isEmpty();
  }

  @Test
  void causesAndEndsTroubleOfItsTenant() throws Exception {
    send(Map.of("action", "trouble", "trouble", "SLOW", "reach", "TOKEN"));
    assertThat(contoso.trouble()).isEqualTo(Trouble.SLOW);
    send(Map.of("action", "refuse", "refusal", "LOOP"));
    assertThat(contoso.refusal()).contains(LoginRefusal.LOOP);
    send(Map.of("action", "hide"));
    assertThat(contoso.isHidden()).isTrue();
    send(Map.of("action", "calm"));
    assertThat(contoso.refusal()).isEmpty();
    assertThat(contoso.isHidden()).isFalse();
    assertThat(contoso.trouble()).isEqualTo(Trouble.NONE);
  }

  private void tellsProblem(String action, String name, String value, String problem)
      throws Exception {
    assertThat(client.get(post(action, name, value)).body())
        .contains("Nothing was changed.", problem);
  }

  /** Where it leads. */
  private String post(String action, String... fields) throws Exception {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("action", action);
    form.put("app", app.appId());
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return send(form);
  }

  private static String send(Map<String, String> form) throws Exception {
    var reply = client.post(sandbox.page() + "contoso", form);
    assertThat(reply.status()).as(reply.body()).isEqualTo(303);
    URI location = sandbox.page().resolve(reply.header("Location"));
    return location.toString().replaceFirst("#.*", "");
  }
}
