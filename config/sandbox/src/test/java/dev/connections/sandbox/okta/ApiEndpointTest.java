package dev.connections.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONArrayUtils;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.TestClient;
import dev.connections.sandbox.server.Call;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiEndpointTest {
  @TempDir static Path folder;
  static Sandbox sandbox;
  static TestClient client;

  private final Organization acme = sandbox.acme();
  private final URI origin = acme.origin();

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder));
    client = new TestClient(sandbox.caFile(), Clock.systemUTC());
    for (Organization organization : sandbox.organizations()) {
      ServiceApp everything = organization.createApp("Everything");
      everything.requireProof(false);
      everything.assign(AdminRole.SUPER_ADMIN);
      Scopes.all().forEach(everything::grant);
    }
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({
    "okta.users.read,/api/v1/users?limit=1",
    "okta.groups.read,/api/v1/groups?limit=1",
    "okta.apps.read,/api/v1/apps?limit=1",
    "okta.orgs.read,/api/v1/org",
    "okta.roles.read,/api/v1/iam/roles",
    "okta.userTypes.read,/api/v1/meta/types/user",
    "okta.schemas.read,/api/v1/meta/schemas/group/default",
    "okta.devices.read,/api/v1/devices?limit=1",
    "okta.deviceAssurance.read,/api/v1/device-assurances",
    "okta.linkedObjects.read,/api/v1/meta/schemas/user/linkedObjects",
    "okta.profileMappings.read,/api/v1/mappings?limit=1",
    "okta.logs.read,/api/v1/logs?limit=1",
    "okta.eventHooks.read,/api/v1/eventHooks",
    "okta.behaviors.read,/api/v1/behaviors",
    "okta.realms.read,/api/v1/realms?limit=1",
    "okta.oauthIntegrations.read,/integrations/api/v1/api-services",
    "okta.logStreams.read,/api/v1/logStreams?limit=1",
    "okta.principalRateLimits.read,/api/v1/principal-rate-limits?filter=x",
    "okta.policies.read,/api/v1/policies?type=OKTA_SIGN_ON&limit=1",
    "okta.authenticators.read,/api/v1/authenticators",
    "okta.idps.read,/api/v1/idps?limit=1",
    "okta.networkZones.read,/api/v1/zones?limit=1",
    "okta.trustedOrigins.read,/api/v1/trustedOrigins?limit=1",
    "okta.authorizationServers.read,/api/v1/authorizationServers?limit=1",
    "okta.brands.read,/api/v1/brands?limit=1",
    "okta.domains.read,/api/v1/domains",
    "okta.emailDomains.read,/api/v1/email-domains",
    "okta.templates.read,/api/v1/templates/sms",
    "okta.captchas.read,/api/v1/captchas",
    "okta.threatInsights.read,/api/v1/threats/configuration",
    "okta.inlineHooks.read,/api/v1/inlineHooks",
    "okta.features.read,/api/v1/features",
    "okta.uischemas.read,/api/v1/meta/uischemas",
    "okta.apiTokens.read,/api/v1/api-tokens",
    "okta.rateLimits.read,/api/v1/rate-limit-settings/per-client",
    "okta.agentPools.read,/api/v1/agentPools?limit=1"
  })
  void answersAProbeWithItsScopeAndRefusesItWithout(String scope, String probe) throws Exception {
    ServiceApp app = acme.app("Everything");
    String other = "okta.sessions.read";

    assertThat(get(app, scope, probe).status()).isEqualTo(200);
    assertThat(get(app, scope.replace(".read", ".manage"), probe).status()).isEqualTo(200);
    var refused = get(app, other, probe);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.header("WWW-Authenticate"))
        .startsWith("Bearer ")
        .contains("scope=\"" + scope + "\"")
        .contains("error=\"insufficient_scope\"")
        .contains("The access token provided does not contain the required scopes.");
  }

  @Test
  void saysInsufficientScopeInTheHeaderAloneAtOneOrganization() throws Exception {
    Organization globex = sandbox.globex();
    String token = client.bearer(globex.origin(), globex.app("Everything"), "okta.groups.read");

    var reply = client.get(globex.origin() + "/api/v1/users", "Authorization", token);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.header("WWW-Authenticate")).contains("insufficient_scope");
  }

  @Test
  void refusesCallsWithoutATokenOrWithOneOfAnotherOrganization() throws Exception {
    Organization globex = sandbox.globex();
    String foreign = client.bearer(globex.origin(), globex.app(ReadyApp.BACKUP), "okta.users.read");

    assertThat(client.get(origin + "/api/v1/users").text("errorCode")).isEqualTo("E0000005");
    var reply = client.get(origin + "/api/v1/users", "Authorization", foreign);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.text("errorCode")).isEqualTo("E0000011");
    assertThat(reply.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
  }

  @Test
  void showsAnApplicationWithoutARoleEmptyLists() throws Exception {
    ServiceApp app = acme.app(ReadyApp.NO_ROLE);

    assertThat(get(app, "okta.users.read", "/api/v1/users").body()).isEqualTo("[]");
    assertThat(get(app, "okta.roles.read", roles(app)).body()).isEqualTo("[]");
    assertThat(get(app, "okta.orgs.read", "/api/v1/org").status()).isEqualTo(403);
  }

  @Test
  void givesATokenWhateverTheRoleAndRefusesAtTheCall() throws Exception {
    ServiceApp app = acme.app(ReadyApp.HELP_DESK);

    assertThat(client.token(origin, app, "okta.devices.read").text("scope"))
        .isEqualTo("okta.devices.read");
    var reply = get(app, "okta.devices.read", "/api/v1/devices");
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.text("errorCode")).isEqualTo("E0000006");
    assertThat(get(app, "okta.users.read", "/api/v1/users").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"BACKUP,SUPER_ADMIN", "READ_ONLY,READ_ONLY_ADMIN", "HELP_DESK,HELP_DESK_ADMIN"})
  void namesTheRoleOfAClient(ReadyApp ready, String type) throws Exception {
    ServiceApp app = acme.app(ready);

    var roles = JSONArrayUtils.parse(get(app, "okta.roles.read", roles(app)).body());

    assertThat(roles).hasSize(1);
    assertThat(TestClient.asObject(roles.get(0)))
        .containsEntry("type", type)
        .containsEntry("status", "ACTIVE")
        .containsEntry("assignmentType", "CLIENT");
  }

  @Test
  void tellsWhatIsGranted() throws Exception {
    ServiceApp app = acme.app(ReadyApp.EXCESS_SCOPES);

    var grants =
        JSONArrayUtils.parse(
            get(app, "okta.appGrants.read", "/api/v1/apps/" + app.clientId() + "/grants").body());

    assertThat(grants)
        .extracting(grant -> TestClient.asObject(grant).get("scopeId"))
        .containsExactlyInAnyOrderElementsOf(List.copyOf(app.scopes()));
    assertThat(TestClient.asObject(grants.get(0)))
        .containsEntry("issuer", origin.toString())
        .containsEntry("status", "ACTIVE");
  }

  @Test
  void grantsAndWithdrawsByItsApi() throws Exception {
    ServiceApp everything = acme.app("Everything");
    ServiceApp app = acme.app(ReadyApp.MISSING_DEVICES);
    String token = client.bearer(origin, everything, "okta.appGrants.manage");
    String grants = origin + "/api/v1/apps/" + app.clientId() + "/grants";

    var elsewhere =
        client.send(
            HttpRequest.newBuilder(URI.create(grants))
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"scopeId\":\"okta.devices.read\",\"issuer\":\"https://a.okta.com\"}")),
            "Authorization",
            token);
    assertThat(elsewhere.status()).isEqualTo(400);

    var granted =
        client.send(
            HttpRequest.newBuilder(URI.create(grants))
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"scopeId\":\"okta.devices.read\",\"issuer\":\"" + origin + "\"}")),
            "Authorization",
            token);
    assertThat(granted.status()).isEqualTo(201);
    assertThat(app.scopes()).contains("okta.devices.read");

    var withdrawn =
        client.send(
            HttpRequest.newBuilder(URI.create(grants + "/" + granted.text("id"))).DELETE(),
            "Authorization",
            token);
    assertThat(withdrawn.status()).isEqualTo(204);
    assertThat(app.scopes()).doesNotContain("okta.devices.read");
  }

  @Test
  void answersKeysAsArrayAtOneOrganizationAndAsObjectAtTheOther() throws Exception {
    ServiceApp array = acme.app(ReadyApp.BACKUP);
    ServiceApp object = sandbox.globex().app(ReadyApp.BACKUP);
    String token = client.bearer(sandbox.globex().origin(), object, "okta.apps.read");

    assertThat(get(array, "okta.apps.read", keys(array)).body())
        .startsWith("[")
        .contains(array.key().kid(), "\"status\":\"ACTIVE\"")
        .doesNotContain("\"d\":");
    assertThat(client.get(sandbox.globex().origin() + keys(object), "Authorization", token).body())
        .startsWith("{\"jwks\":{\"keys\":[");
  }

  @Test
  void showsWhetherAnApplicationRequiresProof() throws Exception {
    ServiceApp app = acme.app(ReadyApp.BACKUP_WITH_DPOP);

    assertThat(
            get(acme.app(ReadyApp.BACKUP), "okta.apps.read", "/api/v1/apps/" + app.clientId())
                .body())
        .contains("\"dpop_bound_access_tokens\":true");
  }

  @Test
  void pagesLists() throws Exception {
    String token = client.bearer(origin, acme.app(ReadyApp.BACKUP), "okta.users.read");

    var first = client.get(origin + "/api/v1/users?limit=10", "Authorization", token);
    String next =
        first.response().headers().allValues("Link").stream()
            .filter(link -> link.endsWith("rel=\"next\""))
            .map(link -> link.substring(1, link.indexOf('>')))
            .findFirst()
            .orElseThrow();
    var second = client.get(next, "Authorization", token);

    assertThat(JSONArrayUtils.parse(first.body())).hasSize(10);
    assertThat(JSONArrayUtils.parse(second.body())).hasSize(2);
    assertThat(second.response().headers().allValues("Link")).noneMatch(l -> l.contains("next"));
    assertThat(first.header("X-Rate-Limit-Limit")).isEqualTo("300");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/policies,okta.policies.read",
    "/api/v1/principal-rate-limits?limit=1,okta.principalRateLimits.read"
  })
  void wantsItsRequiredParameters(String path, String scope) throws Exception {
    var reply = get(acme.app("Everything"), scope, path);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("errorCode")).isEqualTo("E0000001");
  }

  @Test
  void knowsNoOtherPathsAndMethods() throws Exception {
    ServiceApp app = acme.app("Everything");
    String token = client.bearer(origin, app, "okta.users.read");

    assertThat(get(app, "okta.users.read", "/api/v1/planets").text("errorCode"))
        .isEqualTo("E0000007");
    assertThat(
            client
                .send(
                    HttpRequest.newBuilder(URI.create(origin + "/api/v1/users")).DELETE(),
                    "Authorization",
                    token)
                .status())
        .isEqualTo(405);
  }

  @Test
  void notesDownWhoCalledWhat() throws Exception {
    ServiceApp app = acme.app(ReadyApp.BACKUP);
    acme.forgetCalls();

    get(app, "okta.users.read", "/api/v1/users?limit=1");

    assertThat(acme.calls())
        .extracting(Call::path, Call::query, Call::clientId, Call::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("/api/v1/users", "?limit=1", app.clientId(), 200),
            org.assertj.core.groups.Tuple.tuple(TokenEndpoint.PATH, "", app.clientId(), 200));
  }

  private TestClient.Reply get(ServiceApp app, String scope, String path) throws Exception {
    return client.get(origin + path, "Authorization", client.bearer(origin, app, scope));
  }

  private static String roles(ServiceApp app) {
    return "/oauth2/v1/clients/" + app.clientId() + "/roles";
  }

  private static String keys(ServiceApp app) {
    return "/api/v1/apps/" + app.clientId() + "/credentials/jwks";
  }
}
