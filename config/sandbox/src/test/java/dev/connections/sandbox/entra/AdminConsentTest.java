package dev.connections.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.TestClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminConsentTest {
  private static final String BACK = "http://localhost:8080/consent/callback";

  @TempDir static Path folder;
  static Sandbox sandbox;
  static TestClient http;

  private final Tenant contoso = sandbox.contoso();
  private AppRegistration app;

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder));
    http = new TestClient(sandbox.caFile(), Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void register() {
    app = contoso.registerApp("Consented");
    app.declare(AppRole.graph("Mail.Read"), AppRole.of(Resource.EXCHANGE, "full_access_as_app"));
  }

  @Test
  void asksForWhatTheApplicationDeclares() throws Exception {
    var page = http.get(EntraClient.consentLink(contoso, app, URI.create(BACK), "s1").toString());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("Consented", "Mail.Read", "full_access_as_app", "Office 365 Exchange Online")
        .contains("value=\"s1\"", ">Accept<", ">Cancel<");
    assertThat(page.header("Content-Security-Policy"))
        .contains("form-action 'self' http://localhost:8080");
    assertThat(app.granted()).isEmpty();
  }

  @Test
  void grantsWhatIsDeclaredWhenItIsAccepted() throws Exception {
    app.removePrincipal();

    var reply = decide("/adminconsent", "accept", "state", "a b&c");

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location"))
        .isEqualTo(BACK + "?admin_consent=True&tenant=" + contoso.id() + "&state=a+b%26c");
    assertThat(app.granted()).isEqualTo(app.declared());
    assertThat(app.hasPrincipal()).isTrue();
  }

  @Test
  void tellsTheScopeInItsSecondVersion() throws Exception {
    var reply =
        decide("/v2.0/adminconsent", "accept", "scope", "https://graph.microsoft.com/.default");

    assertThat(reply.header("Location"))
        .contains("admin_consent=True", "&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default");
    assertThat(app.granted()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "/adminconsent, ?error=permission_denied&error_description=The+admin+canceled+the+request",
    "/v2.0/adminconsent, ?admin_consent=True&error=consent_required&error_description=AADSTS65004"
  })
  void grantsNothingWhenItIsCancelled(String path, String query) throws Exception {
    var reply = decide(path, "cancel", "scope", "https://graph.microsoft.com/.default");

    assertThat(reply.header("Location")).startsWith(BACK + query);
    assertThat(app.granted()).isEmpty();
  }

  @Test
  void keepsWhatWasGrantedBefore() throws Exception {
    app.grant(AppRole.graph("User.Read.All"));

    decide("/adminconsent", "accept");

    assertThat(app.granted()).hasSize(3);
  }

  @Test
  void sendsNobodyToAnAddressThatIsNotRegistered() throws Exception {
    URI elsewhere = URI.create("https://connections.example/consent/callback");
    String link = EntraClient.consentLink(contoso, app, elsewhere, "s").toString();

    var refused = http.get(link);
    app.addRedirectUri(elsewhere.toString());
    var asked = http.get(link);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("AADSTS50011");
    assertThat(asked.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/nobody.test/adminconsent, AADSTS90002",
    "/common/v2.0/adminconsent, AADSTS900023",
    "/contoso.test/v2.0/adminconsent, AADSTS900144"
  })
  void saysOnAPageWhyItDoesNotAsk(String path, String code) throws Exception {
    String scope = path.startsWith("/contoso") ? "" : "&scope=x";
    var page =
        http.get(
            contoso.loginOrigin()
                + path
                + "?client_id="
                + app.appId()
                + "&redirect_uri="
                + BACK
                + scope);

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body()).contains(code);
  }

  @Test
  void doesNotKnowAnApplicationOfAnotherTenant() throws Exception {
    var foreign = sandbox.fabrikam().app(ReadyRegistration.BACKUP);

    assertThat(
            http.get(EntraClient.consentLink(contoso, foreign, URI.create(BACK), "s").toString())
                .body())
        .contains("AADSTS700016");
  }

  @Test
  void findsTheTenantOfTheApplicationByTheAddressOfAllTenants() throws Exception {
    var page =
        http.get(
            contoso.loginOrigin()
                + "/common/adminconsent?client_id="
                + app.appId()
                + "&redirect_uri="
                + URLEncoder.encode(BACK, StandardCharsets.UTF_8));

    assertThat(page.body()).contains("an administrator of Contoso");
  }

  private TestClient.Reply decide(String path, String decision, String... more) throws Exception {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("client_id", app.appId());
    form.put("redirect_uri", BACK);
    form.put("decision", decision);
    for (int i = 0; i < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    return http.post(contoso.loginOrigin() + "/" + contoso.id() + path, form);
  }
}
