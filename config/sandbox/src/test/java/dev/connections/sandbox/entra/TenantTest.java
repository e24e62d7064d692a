package dev.connections.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.sandbox.MovableClock;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.TestClient;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tenant tells everybody, and whom it lets in. */
class TenantTest {
  @TempDir static Path folder;
  static final MovableClock CLOCK = new MovableClock();
  static Sandbox sandbox;
  static TestClient http;
  static EntraClient client;

  private final Tenant contoso = sandbox.contoso();
  private final Tenant fabrikam = sandbox.fabrikam();
  private final AppRegistration app = contoso.app(ReadyRegistration.BACKUP);

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
  void calm() {
    sandbox.tenants().forEach(Tenant::calm);
  }

  @Test
  void isFoundByItsIdAndByEachOfItsDomains() throws Exception {
    for (String name : List.of(contoso.id(), "contoso.onmicrosoft.test", "Contoso.test")) {
      var reply = metadata(contoso.loginOrigin() + "/" + name);

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json())
          .containsEntry("issuer", contoso.loginOrigin() + "/" + contoso.id() + "/v2.0")
          .containsEntry("token_endpoint", EntraClient.tokenEndpoint(contoso))
          .containsEntry("cloud_instance_name", "microsoftonline.com")
          .containsEntry("msgraph_host", "graph.microsoft.com")
          .containsEntry("tenant_region_scope", "EU")
          .doesNotContainKey("tenant_region_sub_scope");
    }
  }

  @Test
  void isToldByOtherCloudsToLiveInItsOwn() throws Exception {
    var reply = metadata(contoso.loginOrigin() + "/" + fabrikam.id());

    assertThat(reply.json())
        .containsEntry("token_endpoint", EntraClient.tokenEndpoint(fabrikam))
        .containsEntry("cloud_instance_name", "microsoftonline.us")
        .containsEntry("msgraph_host", "graph.microsoft.us")
        .containsEntry("tenant_region_sub_scope", "DODCON");
  }

  @Test
  void isUnknownToOtherCloudsThatItIsHiddenFrom() throws Exception {
    fabrikam.hideFromOtherClouds(true);

    isRefused(metadata(contoso.loginOrigin() + "/" + fabrikam.id()), 400, "invalid_tenant", 90002);
    assertThat(metadata(fabrikam.loginOrigin() + "/" + fabrikam.id()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody.test", "00000000-0000-0000-0000-000000000000"})
  void saysThatThereIsNoSuchTenant(String name) throws Exception {
    var reply = metadata(contoso.loginOrigin() + "/" + name);

    isRefused(reply, 400, "invalid_tenant", 90002);
    assertThat(reply.text("error_description"))
        .startsWith("AADSTS90002: Tenant '" + name + "' not found.")
        .contains(" Trace ID: ", " Correlation ID: ", " Timestamp: ");
  }

  @Test
  void saysThatANameIsNone() throws Exception {
    isRefused(metadata(contoso.loginOrigin() + "/nobody"), 400, "invalid_request", 900023);
  }

  @Test
  void namesNoCustomersTenantForTheAddressesOfAll() throws Exception {
    assertThat(metadata(contoso.loginOrigin() + "/common").text("issuer"))
        .isEqualTo(contoso.loginOrigin() + "/{tenantid}/v2.0");
    assertThat(metadata(contoso.loginOrigin() + "/consumers").text("issuer"))
        .isEqualTo(contoso.loginOrigin() + "/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0");
  }

  @Test
  void givesATokenForASecret() throws Exception {
    var reply = client.token(contoso, client.bySecret(contoso, app, app.secret().value()));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json())
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", 3599L);
    JWTClaimsSet claims = SignedJWT.parse(reply.text("access_token")).getJWTClaimsSet();
    assertThat(claims.getAudience()).containsExactly("https://graph.microsoft.com");
    assertThat(claims.getStringClaim("tid")).isEqualTo(contoso.id());
    assertThat(claims.getStringClaim("appid")).isEqualTo(app.appId());
    assertThat(claims.getStringClaim("oid")).isEqualTo(app.principalId());
    assertThat(claims.getStringListClaim("roles")).contains("Mail.Read", "Directory.Read.All");
  }

  @Test
  void givesATokenForACertificate() throws Exception {
    AppRegistration signing = contoso.app(ReadyRegistration.WITH_CERTIFICATE);
    String assertion = client.assertion(contoso, signing, signing.certificate());

    assertThat(client.token(contoso, client.byAssertion(contoso, signing, assertion)).status())
        .isEqualTo(200);
  }

  @Test
  void refusesConnectionsWhileItIsDown() throws Exception {
    String graph = contoso.graphOrigin() + "/v1.0/organization";
    contoso.cause(Trouble.DOWN);

    assertThatThrownBy(() -> metadata(contoso.loginOrigin() + "/" + contoso.id()))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> http.get(graph)).isInstanceOf(IOException.class);
    contoso.calm();
    assertThat(http.get(graph).status()).isEqualTo(401);
  }

  @Test
  void breaksTheAnswersOfTheCallsThatTroubleReaches() throws Exception {
    contoso.cause(Trouble.BROKEN_JSON, Reach.TOKEN);

    var reply = client.token(contoso, client.bySecret(contoso, app, app.secret().value()));

    assertThatThrownBy(reply::json).isInstanceOf(ParseException.class);
    assertThat(metadata(contoso.loginOrigin() + "/" + contoso.id()).json()).isNotEmpty();
    assertThat(contoso.calls().get(1).note()).isEqualTo("Broken JSON");
  }

  @Test
  void hasEveryReadyMadeApplication() {
    for (Tenant tenant : sandbox.tenants()) {
      assertThat(tenant.apps())
          .extracting(AppRegistration::name)
          .containsExactlyElementsOf(
              Stream.of(ReadyRegistration.values()).map(ReadyRegistration::label).toList());
    }
  }

  private static TestClient.Reply metadata(String tenant) throws Exception {
    return http.get(tenant + "/v2.0/.well-known/openid-configuration");
  }

  static void isRefused(TestClient.Reply reply, int status, String error, long code)
      throws Exception {
    assertThat(reply.status()).isEqualTo(status);
    Map<String, Object> json = reply.json();
    assertThat(json).containsEntry("error", error).containsEntry("error_codes", List.of(code));
    assertThat(reply.text("error_description")).startsWith("AADSTS" + code + ": ");
    assertThat(json).containsKeys("timestamp", "trace_id", "correlation_id");
  }
}
