package dev.connections.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphEndpointTest {
  @TempDir static Path folder;
  static Sandbox sandbox;
  static TestClient http;
  static EntraClient client;

  private final Tenant contoso = sandbox.contoso();
  private final AppRegistration app = contoso.app(ReadyRegistration.BACKUP);
  private final AppRegistration powerless = contoso.app(ReadyRegistration.NOTHING_GRANTED);

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder));
    http = new TestClient(sandbox.caFile(), Clock.systemUTC());
    client = new EntraClient(http, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @AfterEach
  void calm() {
    sandbox.tenants().forEach(Tenant::calm);
  }

  @Test
  void tellsNameAndVerifiedDomainsOfTheOrganization() throws Exception {
    var organization = values(client.graph(contoso, app, "/organization")).get(0);

    assertThat(organization)
        .containsEntry("id", contoso.id())
        .containsEntry("displayName", "Contoso");
    assertThat(Json.objects(organization.get("verifiedDomains")))
        .extracting(domain -> domain.get("name") + " " + domain.get("isInitial"))
        .containsExactly("contoso.onmicrosoft.test true", "contoso.test false");
  }

  @Test
  void deniesTheOrganizationWithoutPermission() throws Exception {
    isRefused(
        client.graph(contoso, powerless, "/organization"), 403, "Authorization_RequestDenied");
  }

  @Test
  void showsAnApplicationItsOwnObjectsWithoutPermission() throws Exception {
    var application =
        client.graph(contoso, powerless, "/applications(appId='" + powerless.appId() + "')");
    var principal =
        client.graph(contoso, powerless, "/servicePrincipals(appId='" + powerless.appId() + "')");

    assertThat(application.json()).containsEntry("id", powerless.objectId());
    assertThat(principal.json())
        .containsEntry("id", powerless.principalId())
        .containsEntry("accountEnabled", true)
        .containsEntry("passwordCredentials", List.of());
    assertThat(Json.objects(application.json().get("passwordCredentials")))
        .singleElement()
        .satisfies(
            secret ->
                assertThat(secret)
                    .containsEntry("keyId", powerless.secret().keyId())
                    .containsEntry("hint", powerless.secret().value().substring(0, 3))
                    .containsEntry("secretText", null)
                    .containsEntry("endDateTime", powerless.secret().end().toString()));
  }

  @Test
  void deniesOtherApplicationsAndAssignmentsWithoutPermission() throws Exception {
    for (String path :
        List.of(
            "/applications(appId='" + app.appId() + "')",
            "/servicePrincipals(appId='" + Resource.GRAPH.appId() + "')",
            "/servicePrincipals/" + powerless.principalId() + "/appRoleAssignments")) {
      isRefused(client.graph(contoso, powerless, path), 403, "Authorization_RequestDenied");
    }
  }

  @Test
  void pagesTheAssignedAppRoles() throws Exception {
    contoso.limitPagesTo(4);
    List<String> ids = new ArrayList<>();
    Set<Object> assignments = new HashSet<>();
    String next =
        contoso.graphOrigin()
            + "/v1.0/servicePrincipals/"
            + app.principalId()
            + "/appRoleAssignments?$top=999";
    int pages = 0;
    while (next != null) {
      var reply = http.get(next, "Authorization", client.bearer(contoso, app));
      for (var assignment : values(reply)) {
        ids.add((String) assignment.get("appRoleId"));
        assignments.add(assignment.get("id"));
      }
      next = (String) reply.json().get("@odata.nextLink");
      pages++;
    }

    assertThat(pages).isEqualTo(2);
    assertThat(assignments).hasSameSizeAs(ids);
    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(app.granted().stream().map(AppRole::id).toList());
  }

  @Test
  void showsAGrantOnceItIsReplicated() throws Exception {
    AppRegistration fresh = contoso.registerApp("Of this test");
    fresh.grant(AppRole.graph("Mail.Read"));
    String path = "/servicePrincipals/" + fresh.principalId() + "/appRoleAssignments";

    contoso.replicateGrantsAfter(Duration.ofMinutes(5));
    assertThat(values(client.graph(contoso, app, path))).isEmpty();

    contoso.calm();
    assertThat(values(client.graph(contoso, app, path)))
        .singleElement()
        .satisfies(
            grant ->
                assertThat(grant)
                    .containsEntry("resourceDisplayName", "Microsoft Graph")
                    .containsEntry("principalId", fresh.principalId()));
  }

  @Test
  void tellsTheAppRolesOfAResource() throws Exception {
    var reply =
        client.graph(
            contoso,
            app,
            "/servicePrincipals(appId='" + Resource.EXCHANGE.appId() + "')?$select=id,appRoles");

    assertThat(reply.json()).containsOnlyKeys("id", "appRoles");
    assertThat(Json.objects(reply.json().get("appRoles")))
        .extracting(role -> role.get("value"))
        .contains("full_access_as_app");
  }

  @Test
  void refusesMissingForgedAndForeignTokens() throws Exception {
    String url = contoso.graphOrigin() + "/v1.0/organization";
    Tenant fabrikam = sandbox.fabrikam();
    String foreign = client.bearer(fabrikam, fabrikam.app(ReadyRegistration.BACKUP));

    isRefused(http.get(url), 401, "InvalidAuthenticationToken");
    isRefused(http.get(url, "Authorization", "Bearer x"), 401, "InvalidAuthenticationToken");
    var reply = http.get(url, "Authorization", foreign);
    isRefused(reply, 401, "InvalidAuthenticationToken");
    assertThat(reply.body()).contains("InvalidCloudInstance");
  }

  @Test
  void saysHowLongToWaitWhenThrottled() throws Exception {
    String bearer = client.bearer(contoso, app);
    contoso.cause(Trouble.THROTTLED, Reach.API);

    var reply = http.get(contoso.graphOrigin() + "/v1.0/organization", "Authorization", bearer);

    isRefused(reply, 429, "TooManyRequests");
    assertThat(reply.header("Retry-After")).isEqualTo("10");
  }

  static List<Map<String, Object>> values(TestClient.Reply reply) throws Exception {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return Json.objects(reply.json().get("value"));
  }

  static void isRefused(TestClient.Reply reply, int status, String code) throws Exception {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    Map<String, Object> error = Json.asObject(reply.json().get("error"));
    assertThat(error).containsEntry("code", code).containsKey("message");
    assertThat(Json.asObject(error.get("innerError"))).containsKeys("request-id", "date");
  }
}
