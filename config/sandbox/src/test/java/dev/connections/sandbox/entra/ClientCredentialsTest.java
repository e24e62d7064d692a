package dev.connections.sandbox.entra;

import static dev.connections.sandbox.entra.TenantTest.isRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.sandbox.MovableClock;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.TestClient;
import dev.connections.sandbox.server.Call;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.Trouble;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal of a tenant's token endpoint but those of an assertion. */
class ClientCredentialsTest {
  @TempDir static Path folder;
  static final MovableClock CLOCK = new MovableClock();
  static Sandbox sandbox;
  static TestClient http;
  static EntraClient client;

  private final Tenant contoso = sandbox.contoso();
  private final Tenant fabrikam = sandbox.fabrikam();
  private AppRegistration app;
  private Map<String, String> form;

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder).withClock(CLOCK));
    http = new TestClient(sandbox.caFile(), CLOCK);
    client = new EntraClient(http, CLOCK);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void register() {
    sandbox.tenants().forEach(Tenant::calm);
    app = contoso.registerApp("Of this test");
    app.addSecret();
    form = client.bySecret(contoso, app, app.secret().value());
  }

  @Test
  void takesTheSecretInABasicHeader() throws Exception {
    form.remove("client_secret");
    form.remove("client_id");
    String pair = app.appId() + ":" + app.secret().value().replace("~", "%7E");

    var reply =
        http.post(
            EntraClient.tokenEndpoint(contoso),
            form,
            "Authorization",
            "Basic "
                + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII)));

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  @Test
  void leavesRolesOutOfTheTokenWhenNothingIsGranted() throws Exception {
    app.declare(AppRole.graph("Mail.Read"));
    assertThat(claims(send()).getClaims()).doesNotContainKey("roles");

    app.consent();
    assertThat(claims(send()).getStringListClaim("roles")).containsExactly("Mail.Read");
  }

  @Test
  void givesATokenForOneResourceWithItsRolesAlone() throws Exception {
    app.grant(AppRole.graph("Mail.Read"), AppRole.of(Resource.EXCHANGE, "full_access_as_app"));
    form.put("scope", "https://outlook.office365.com/.default");

    var claims = claims(send());

    assertThat(claims.getAudience()).containsExactly("https://outlook.office365.com");
    assertThat(claims.getStringListClaim("roles")).containsExactly("full_access_as_app");
  }

  @ParameterizedTest
  @CsvSource({
    "https://graph.microsoft.com/.default",
    "00000003-0000-0000-c000-000000000000/.default",
    "https://graph.microsoft.com/.default openid profile offline_access"
  })
  void knowsMicrosoftGraphByItsNames(String scope) throws Exception {
    form.put("scope", scope);

    assertThat(claims(send()).getAudience()).containsExactly("https://graph.microsoft.com");
  }

  @Test
  void echoesTheCallersCorrelationId() throws Exception {
    form.put("client_secret", "wrong");
    String id = "5b0d6a2e-0000-0000-0000-000000000001";

    var reply = http.post(EntraClient.tokenEndpoint(contoso), form, "client-request-id", id);

    assertThat(reply.text("correlation_id")).isEqualTo(id);
    assertThat(reply.text("error_description")).contains(" Correlation ID: " + id + " ");
  }

  @Test
  void refusesAWrongSecretAndTheIdOfOne() throws Exception {
    for (String wrong : List.of("wrong", app.secret().keyId())) {
      form.put("client_secret", wrong);

      var reply = send();

      isRefused(reply, 401, "invalid_client", 7000215);
      assertThat(reply.text("error_description")).contains("not the client secret ID");
    }
  }

  @Test
  void refusesAnExpiredSecret() throws Exception {
    AppSecret brief = app.addSecret("Brief", Duration.ofMinutes(1));
    form.put("client_secret", brief.value());
    assertThat(send().status()).isEqualTo(200);

    CLOCK.advance(Duration.ofMinutes(2));

    isRefused(send(), 401, "invalid_client", 7000222);
  }

  @Test
  void refusesARemovedSecret() throws Exception {
    app.removeSecret(app.secret().keyId());

    isRefused(send(), 401, "invalid_client", 7000215);
  }

  @Test
  void doesNotKnowAnApplicationOfAnotherTenant() throws Exception {
    form.put("client_id", fabrikam.app(ReadyRegistration.BACKUP).appId());

    isRefused(send(), 400, "unauthorized_client", 700016);
  }

  @Test
  void refusesADisabledApplication() throws Exception {
    app.setEnabled(false);

    isRefused(send(), 400, "unauthorized_client", 7000112);
  }

  @Test
  void refusesAnApplicationWithoutServicePrincipal() throws Exception {
    app.removePrincipal();

    isRefused(send(), 401, "invalid_client", 7000229);
  }

  @Test
  void refusesARequestWithoutCredential() throws Exception {
    form.remove("client_secret");

    isRefused(send(), 401, "invalid_client", 7000218);
  }

  @ParameterizedTest
  @CsvSource({
    "client_id, invalid_request, 900144",
    "grant_type, invalid_request, 900144",
    "scope, invalid_request, 90014"
  })
  void namesAMissingParameter(String parameter, String error, long code) throws Exception {
    form.remove(parameter);

    var reply = send();

    isRefused(reply, 400, error, code);
    assertThat(reply.text("error_description")).contains("'" + parameter + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "https://graph.microsoft.com/Mail.Read, invalid_scope, 1002012",
    "https://graph.microsoft.com/.default https://outlook.office365.com/.default, invalid_scope, 700022",
    "https://nobody.example/.default, invalid_resource, 500011",
    "https://graph.microsoft.us/.default, invalid_resource, 500011"
  })
  void refusesAScopeThatIsNotOneResourceOfItsCloud(String scope, String error, long code)
      throws Exception {
    form.put("scope", scope);

    isRefused(send(), 400, error, code);
  }

  @Test
  void refusesAnotherGrant() throws Exception {
    form.put("grant_type", "password");

    isRefused(send(), 400, "unsupported_grant_type", 70003);
  }

  @Test
  void refusesTheAddressOfAllTenantsAndUnknownOnes() throws Exception {
    isRefused(at(contoso, "common"), 400, "invalid_request", 9001023);
    isRefused(at(contoso, "nobody.test"), 400, "invalid_request", 90002);
    isRefused(at(contoso, "nobody"), 400, "invalid_request", 900023);
  }

  @Test
  void refusesATenantOfAnotherCloud() throws Exception {
    AppRegistration foreign = fabrikam.app(ReadyRegistration.BACKUP);
    form = client.bySecret(fabrikam, foreign, foreign.secret().value());

    isRefused(at(contoso, fabrikam.id()), 400, "invalid_request", 900382);
    fabrikam.hideFromOtherClouds(true);
    isRefused(at(contoso, fabrikam.id()), 400, "invalid_request", 90002);
  }

  @ParameterizedTest
  @CsvSource({
    "CONDITIONAL_ACCESS, access_denied, 53003",
    "NOT_SUBSCRIBED, invalid_resource, 650052",
    "LOOP, invalid_grant, 50196"
  })
  void refusesAGoodCredentialWhenItIsTold(LoginRefusal why, String error, long code)
      throws Exception {
    contoso.refuseTokens(why);
    isRefused(send(), 400, error, code);

    contoso.calm();
    assertThat(send().status()).isEqualTo(200);
  }

  @Test
  void isThrottledAndUnavailableInMicrosoftsShape() throws Exception {
    contoso.cause(Trouble.THROTTLED, Reach.TOKEN);
    var throttled = send();
    contoso.cause(Trouble.UNAVAILABLE, Reach.TOKEN);
    var unavailable = send();

    isRefused(throttled, 429, "temporarily_unavailable", 90055);
    assertThat(throttled.header("Retry-After")).isEqualTo("10");
    isRefused(unavailable, 503, "temporarily_unavailable", 90033);
  }

  @Test
  void notesWhoAskedAndWhatWasAnswered() throws Exception {
    contoso.forgetCalls();
    send();
    form.put("client_secret", "wrong");
    send();

    assertThat(contoso.calls())
        .extracting(Call::clientId, Call::status)
        .containsExactly(tuple(app.appId(), 401), tuple(app.appId(), 200));
    assertThat(contoso.calls().toString()).doesNotContain(app.secret().value());
  }

  private TestClient.Reply send() throws Exception {
    return client.token(contoso, form);
  }

  private TestClient.Reply at(Tenant cloudOf, String segment) throws Exception {
    return http.post(cloudOf.loginOrigin() + "/" + segment + "/oauth2/v2.0/token", form);
  }

  private static JWTClaimsSet claims(TestClient.Reply reply) throws Exception {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return SignedJWT.parse(reply.text("access_token")).getJWTClaimsSet();
  }
}
