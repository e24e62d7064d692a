package dev.connections.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.sandbox.MovableClock;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.TestClient;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
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
  static final MovableClock CLOCK = new MovableClock();
  static Sandbox sandbox;
  static TestClient http;
  static EntraClient client;

  private final Tenant contoso = sandbox.contoso();
  private final AppRegistration app = contoso.app(ReadyRegistration.BACKUP);
  private final AppRegistration powerless = contoso.app(ReadyRegistration.NOTHING_GRANTED);

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
    assertThat(TestClient.objects(organization.get("verifiedDomains")))
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
    assertThat(TestClient.objects(application.json().get("passwordCredentials")))
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
    assertThat(TestClient.objects(reply.json().get("appRoles")))
        .extracting(role -> role.get("value"))
        .contains("full_access_as_app");
  }

  @Test
  void findsObjectsByIdAndByFilter() throws Exception {
    String filter = "?$filter=appId%20eq%20'" + app.appId() + "'";
    for (String kind : List.of("/applications", "/servicePrincipals")) {
      var listed = values(client.graph(contoso, app, kind + filter)).get(0);
      var read = client.graph(contoso, app, kind + "/" + listed.get("id"));

      assertThat(read.json()).isEqualTo(listed).containsEntry("appId", app.appId());
    }
    String nobody = "?$filter=appId%20eq%20'00000000-0000-0000-0000-000000000000'";
    assertThat(values(client.graph(contoso, app, "/applications" + nobody))).isEmpty();
  }

  @Test
  void showsPublicKeysOnlyWhenTheyAreAskedFor() throws Exception {
    AppRegistration signing = contoso.app(ReadyRegistration.WITH_CERTIFICATE);
    String path = "/applications(appId='" + signing.appId() + "')";
    AppCertificate certificate = signing.certificate();

    var plain = client.graph(contoso, app, path);
    var asked = client.graph(contoso, app, path + "?$select=keyCredentials");

    assertThat(TestClient.objects(plain.json().get("keyCredentials")).get(0))
        .containsEntry("key", null)
        .containsEntry("keyId", certificate.keyId())
        .containsEntry("customKeyIdentifier", certificate.thumbprint())
        .containsEntry("endDateTime", certificate.end().toString());
    assertThat(asked.json()).containsOnlyKeys("keyCredentials");
    assertThat(TestClient.objects(asked.json().get("keyCredentials")).get(0).get("key"))
        .isEqualTo(Base64.getEncoder().encodeToString(certificate.certificate().getEncoded()));
  }

  @Test
  void tellsWhatAnApplicationDeclares() throws Exception {
    var access =
        TestClient.objects(
            client
                .graph(contoso, app, "/applications(appId='" + app.appId() + "')")
                .json()
                .get("requiredResourceAccess"));

    assertThat(access).singleElement();
    assertThat(access.get(0)).containsEntry("resourceAppId", Resource.GRAPH.appId());
    assertThat(TestClient.objects(access.get(0).get("resourceAccess")))
        .extracting(entry -> entry.get("id") + " " + entry.get("type"))
        .containsExactlyInAnyOrderElementsOf(
            app.declared().stream().map(role -> role.id() + " Role").toList());
  }

  @Test
  void saysThatSomethingIsNotThere() throws Exception {
    isRefused(client.graph(contoso, app, "/applications/nothing"), 404, "Request_ResourceNotFound");
    isRefused(client.graph(contoso, app, "/nothing"), 400, "BadRequest");
    isRefused(client.graph(contoso, app, "/organization?$top=0"), 400, "BadRequest");
  }

  @Test
  void answersAProbeCallForThePermissionThatItTakes() throws Exception {
    assertThat(values(client.graph(contoso, app, "/users?$top=1&$select=displayName")))
        .containsExactly(Map.of("displayName", "Ada Winter"));
    isRefused(client.graph(contoso, app, "/sites"), 403, "Authorization_RequestDenied");
  }

  @Test
  void goesByTheRolesOfTheTokenUntilThereIsANewOne() throws Exception {
    AppRegistration fresh = contoso.registerApp("Fresh");
    fresh.addSecret();
    String url = contoso.graphOrigin() + "/v1.0/organization";
    String before = client.bearer(contoso, fresh);

    fresh.grant(AppRole.graph("Organization.Read.All"));

    isRefused(http.get(url, "Authorization", before), 403, "Authorization_RequestDenied");
    assertThat(http.get(url, "Authorization", client.bearer(contoso, fresh)).status())
        .isEqualTo(200);
  }

  @Test
  void refusesATokenThatIsOverOrForAnotherResource() throws Exception {
    String url = contoso.graphOrigin() + "/v1.0/organization";
    var form = client.bySecret(contoso, app, app.secret().value());
    form.put("scope", "https://outlook.office365.com/.default");
    String other = "Bearer " + client.token(contoso, form).text("access_token");
    String graph = client.bearer(contoso, app);

    var wrong = http.get(url, "Authorization", other);
    CLOCK.advance(Duration.ofHours(1));
    var over = http.get(url, "Authorization", graph);

    isRefused(wrong, 401, "InvalidAuthenticationToken");
    assertThat(wrong.body()).contains("Invalid audience.");
    isRefused(over, 401, "InvalidAuthenticationToken");
    assertThat(over.body()).contains("the token is expired.");
    assertThat(over.header("WWW-Authenticate")).startsWith("Bearer ");
  }

  @Test
  void refusesATokenWhoseSignatureIsAnothers() throws Exception {
    String[] parts = client.bearer(contoso, app).split("\\.");
    String[] others = client.bearer(contoso, powerless).split("\\.");
    String forged = parts[0] + "." + parts[1] + "." + others[2];

    var reply = http.get(contoso.graphOrigin() + "/v1.0/organization", "Authorization", forged);

    isRefused(reply, 401, "InvalidAuthenticationToken");
    assertThat(reply.body()).contains("Signature verification failed.");
  }

  @Test
  void refusesMissingTokensAndThoseOfAnotherCloud() throws Exception {
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
    return TestClient.objects(reply.json().get("value"));
  }

  static void isRefused(TestClient.Reply reply, int status, String code) throws Exception {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    Map<String, Object> error = TestClient.asObject(reply.json().get("error"));
    assertThat(error).containsEntry("code", code).containsKey("message");
    assertThat(TestClient.asObject(error.get("innerError"))).containsKeys("request-id", "date");
  }
}
