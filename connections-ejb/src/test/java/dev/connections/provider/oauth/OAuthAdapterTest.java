package dev.connections.provider.oauth;

import static dev.connections.provider.PretendServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpHandler;
import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.capability.Permission;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.profiles.DomainRefusal;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.VerificationStep;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.Grant;
import dev.connections.credential.RefreshTokens;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.platform.outbound.TestAuthority;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.GrantedSignIn;
import dev.connections.provider.Organization;
import dev.connections.provider.OrganizationResolver;
import dev.connections.provider.PretendServer;
import dev.connections.provider.ProviderAdapter;
import dev.connections.provider.Registration;
import dev.connections.provider.SignIn;
import dev.connections.provider.SignInRequest;
import dev.connections.provider.TokenTarget;
import dev.connections.provider.VerificationResult;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderRefusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A workload of which there is a catalog file and no code. */
@Timeout(60)
class OAuthAdapterTest {
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
  private static final Workload ACME = Workload.of("ACME_BOX");
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String VERIFIER = "v".repeat(43);
  private static final URI RETURN = URI.create("https://console.example.com/grant/callback");
  private static final Permission READ = new Permission("box", "files.read", "");
  private static final Permission WRITE = new Permission("box", "files.write", "");
  private static final String CODE_REFUSED = "{'error':'invalid_grant'}";
  private static final String CLIENT_REFUSED = "{'error':'invalid_client'}";
  private static TestAuthority authority;

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final KeptRefreshToken kept = new KeptRefreshToken("rt-1");
  private AcmeServer server;
  private OutboundHttp outbound;
  private Catalog catalog;
  private String workloadFile;

  @TempDir Path folder;

  @BeforeAll
  static void makesAnAuthority() {
    authority = new TestAuthority();
  }

  @BeforeEach
  void opens() throws Exception {
    server = new AcmeServer();
    outbound =
        new OutboundHttp(
            Settings.of(
                Map.of(
                    Setting.OUTBOUND_TRUST_STORE, authority.writePem(folder).toString(),
                    Setting.OUTBOUND_TRUSTED_ORIGINS, server.origin())));
    workloadFile =
        Files.readString(Path.of(getClass().getResource("/workload/acme-box.json").toURI()))
            .replace("https://acme.example", server.origin());
  }

  @AfterEach
  void closes() {
    server.close();
  }

  private static final class AcmeServer extends PretendServer {
    AcmeServer() throws IOException {
      super(authority, answer(404, "text/plain", "nothing here"));
      says(
          "{'access_token':'at','token_type':'Bearer','refresh_token':'rt-2','expires_in':60,"
              + "'scope':'files.read files.write offline'}");
      answers.put(
          "/me",
          json(
              200,
              "{'company':{'id':4711,'name':'Acme Ltd','url':'https://acme.box.example/x'},"
                  + "'login':'backup@acme.example','id':'u-1'}"));
      answers.put("/files", json(200, "{}"));
      answers.put("/revoke", answer(200, "text/plain", ""));
    }

    void says(String body) {
      answers.put("/token", json(200, body));
    }

    void refuses(String error) {
      answers.put("/token", json(400, "{'error':'" + error + "'}"));
    }

    Call last(String path) {
      List<Call> calls = callsOf(path);
      return calls.get(calls.size() - 1);
    }
  }

  /** Single quotes stand for double ones. */
  private static HttpHandler json(int status, String body) {
    return answer(status, "application/json", body.replace('\'', '"'));
  }

  /** With this of the file replaced. */
  private OAuthAdapter adapter(String... replaced) {
    String text = workloadFile;
    for (int i = 0; i < replaced.length; i += 2) {
      assertThat(text).contains(replaced[i]);
      text = text.replace(replaced[i], replaced[i + 1]);
    }
    try {
      Files.writeString(folder.resolve("acme-box.json"), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    catalog = new Catalog(Settings.of(Map.of(Setting.CATALOG_DIRECTORY, folder.toString())), clock);
    Optional<ProviderAdapter> found = new OAuthProviders(catalog, outbound, clock).of(ACME);
    return (OAuthAdapter) found.orElseThrow();
  }

  /** One permission is recommended, and the wider one stands for another that nobody needs. */
  private OAuthAdapter adapterWithMorePermissions() {
    return adapter(
        "\"required\": [[\"files.read\"]]",
        "\"required\": [[\"files.read\"]], \"recommended\": [\"shares.read\"]",
        "\"implies\": [\"files.read\"] }",
        "\"implies\": [\"files.read\", \"files.list\"] },"
            + "{ \"name\": \"files.list\", \"why\": \"Lists files\" },"
            + "{ \"name\": \"shares.read\", \"why\": \"Reads shares\", \"probe\": \"/shares\" }");
  }

  private OAuthAdapter adapterWithList() {
    server.answers.put(
        "/me",
        json(200, "{'sites':[{'id':'s-1','name':'One'},{'id':'s-2','name':'Two'}],'id':'u-1'}"));
    return adapter(
        "\"id\": \"call:/company/id\", \"name\": \"call:/company/name\", \"host\":"
            + " \"call:/company/url\"",
        "\"list\": \"/sites\", \"id\": \"call:/id\", \"name\": \"call:/name\"");
  }

  private static Registration registration() {
    return new Registration(ACME, "client-1", new ClientSecret("secret-of-client-1", null));
  }

  private static SignInRequest request(Organization organization, Permission... permissions) {
    return new SignInRequest(
        registration(),
        organization,
        List.of(permissions),
        RETURN,
        "state-1",
        "nonce-1",
        VERIFIER,
        "",
        true);
  }

  private static Organization organization(String id) {
    return new Organization(id, Cloud.GLOBAL, "acme.box.example", "acme.box.example", "Acme", "");
  }

  private OAuthClient client(String... scopes) {
    return new OAuthClient(
        "client-1",
        new Grant(
            registration().credential(), kept, Set.of(scopes), "u-1", "backup@acme.example", null),
        false);
  }

  private IssuedToken token(OAuthAdapter adapter, Permission... permissions)
      throws ProviderRefusal {
    return adapter.token(organization("4711"), client("files.read"), List.of(permissions), LIMIT);
  }

  private final List<VerificationStep> steps = new ArrayList<>();

  private VerificationResult verify(OAuthAdapter adapter, Collection<String> capabilities) {
    return verify(adapter, "4711", capabilities);
  }

  private VerificationResult verify(
      OAuthAdapter adapter, String organizationId, Collection<String> capabilities) {
    return adapter.verify(
        new SignIn(
            "acme.box.example",
            organizationId,
            "client-1",
            client().credential(),
            false,
            catalog.needs(ACME, capabilities)),
        LIMIT,
        steps::add);
  }

  private List<String> told() {
    return steps.stream()
        .map(
            step ->
                step.code()
                    + " "
                    + step.outcome()
                    + (step.subject().isEmpty() ? "" : " " + step.subject())
                    + (step.finding() == null ? "" : " " + step.finding()))
        .toList();
  }

  @Test
  void hasNoProviderWithoutAnAuthorizationServerInTheFile() {
    adapter();

    assertThat(new OAuthProviders(catalog, outbound, clock).of(Workload.of("OKTA"))).isEmpty();
    assertThat(new OAuthProviders(catalog, outbound, clock).of(Workload.of("GONE"))).isEmpty();
  }

  @Test
  void asksForThePermissionsAndWhatTheFileAdds() throws Exception {
    URI page = adapter().begin(request(null, READ, WRITE), LIMIT);

    assertThat(page.toString()).startsWith(server.origin() + "/authorize?");
    assertThat(page.getQuery())
        .contains("scope=offline+files.read+files.write&")
        .contains("prompt=consent")
        .doesNotContain("nonce");
  }

  @Test
  void asksForNoPermissionWhereTheRegistrationSettlesThem() throws Exception {
    URI page =
        adapter("\"narrows\": true", "\"permissionsAsked\": false")
            .begin(request(null, READ), LIMIT);

    assertThat(page.getQuery()).contains("scope=offline&").doesNotContain("files.read");
  }

  @Test
  void findsTheOrganizationByACallWithTheToken() throws Exception {
    GrantedSignIn granted = adapter().finish(request(null, READ), "code-1", null, LIMIT);

    assertThat(granted.organization())
        .isEqualTo(
            new Organization(
                "4711", Cloud.GLOBAL, "acme.box.example", "acme.box.example", "Acme Ltd", ""));
    assertThat(granted.accountId()).isEqualTo("u-1");
    assertThat(granted.account()).isEqualTo("backup@acme.example");
    assertThat(granted.refreshToken()).isEqualTo("rt-2");
    assertThat(granted.scopes()).containsExactlyInAnyOrder("files.read", "files.write");
    assertThat(granted.endsAt()).as("each use begins its time anew").isNull();
    assertThat(server.last("/me").headers()).containsEntry("authorization", "Bearer at");
  }

  @Test
  void givesBackWhatItCannotTellTheOrganizationOf() {
    server.answers.put("/me", json(403, "{'error':'insufficient_scope'}"));

    ProviderRefusal refusal =
        catchThrowableOfType(
            ProviderRefusal.class,
            () -> adapter().finish(request(null, READ), "code-1", null, LIMIT));

    assertThat(refusal.finding()).isEqualTo(FindingCode.ORGANIZATION_NOT_VERIFIABLE);
    assertThat(server.last("/revoke").form()).containsEntry("token", "rt-2");
  }

  /** The server may revoke all that the account granted, also what a connection uses. */
  @Test
  void givesNothingBackOnceSomebodyGrantedSomething() {
    server.answers.put("/me", json(403, "{'error':'insufficient_scope'}"));
    SignInRequest first = request(null, READ);
    SignInRequest later =
        new SignInRequest(
            first.registration(),
            null,
            first.permissions(),
            RETURN,
            first.state(),
            first.nonce(),
            VERIFIER,
            "",
            false);

    assertThatThrownBy(() -> adapter().finish(later, "code-1", null, LIMIT))
        .isInstanceOf(ProviderRefusal.class);

    assertThat(server.callsOf("/revoke")).isEmpty();
  }

  @Test
  void takesTheExpectedOrganizationOfSeveralAndElseTellsThemAll() throws Exception {
    OAuthAdapter adapter = adapterWithList();

    assertThat(adapter.finish(request(organization("s-2")), "c", null, LIMIT).organization())
        .extracting(Organization::id, Organization::name)
        .containsExactly("s-2", "Two");
    for (Organization none : new Organization[] {null, organization("s-3")}) {
      GrantedSignIn granted = adapter.finish(request(none), "c", null, LIMIT);
      assertThat(granted.organization()).isNull();
      assertThat(granted.reached())
          .extracting(Organization::id, Organization::name)
          .containsExactly(tuple("s-1", "One"), tuple("s-2", "Two"));
      assertThat(granted.refreshToken()).isEqualTo("rt-2");
    }
  }

  @Test
  void refusesAnAccountThatReachesNoOrganization() {
    OAuthAdapter adapter = adapterWithList();
    server.answers.put("/me", json(200, "{'sites':[]}"));

    ProviderRefusal refusal =
        catchThrowableOfType(
            ProviderRefusal.class, () -> adapter.finish(request(null), "c", null, LIMIT));

    assertThat(refusal.finding()).isEqualTo(FindingCode.ORGANIZATION_NOT_VERIFIABLE);
    assertThat(server.last("/revoke").form()).containsEntry("token", "rt-2");
  }

  @Test
  void takesTheOnlyOneThereIs() throws Exception {
    OAuthAdapter adapter = adapterWithList();
    server.answers.put("/me", json(200, "{'sites':[{'id':'s-1','name':'One'}]}"));

    assertThat(adapter.finish(request(null), "c", null, LIMIT).organization())
        .extracting(Organization::id, Organization::host)
        .containsExactly("s-1", "s-1");
  }

  @Test
  void takesAnIdAsItIsOrNotAtAll() throws Exception {
    String longest = "site:".repeat(20);
    server.answers.put("/me", json(200, "{'company':{'id':'" + longest + "'}}"));
    assertThat(adapter().finish(request(null), "c", null, LIMIT).organization().id())
        .isEqualTo(longest);

    server.answers.put("/me", json(200, "{'company':{'id':'" + longest + "s'}}"));
    assertThatThrownBy(() -> adapter().finish(request(null), "c", null, LIMIT))
        .isInstanceOfSatisfying(
            ProviderRefusal.class,
            refusal ->
                assertThat(refusal.finding()).isEqualTo(FindingCode.ORGANIZATION_NOT_VERIFIABLE));
  }

  @Test
  void asksWhereTheAnswerOfTheTokenEndpointSays() throws Exception {
    server.says("{'access_token':'at','token_type':'Bearer','refresh_token':'r','at':'/eu'}");
    server.answers.put("/eu/me", json(200, "{'company':{'id':'in-europe'}}"));
    OAuthAdapter adapter = adapter(server.origin() + "/me", server.origin() + "{token:/at}/me");

    assertThat(adapter.finish(request(null), "c", null, LIMIT).organization().id())
        .isEqualTo("in-europe");
    assertThat(server.last("/eu/me").headers()).containsEntry("authorization", "Bearer at");
  }

  @Test
  void givesARefreshTokenBack() throws Exception {
    adapter().revoke(registration(), organization("4711"), "rt-1", LIMIT);

    assertThat(server.last("/revoke").form())
        .containsEntry("token", "rt-1")
        .containsEntry("client_secret", "secret-of-client-1");
  }

  @Test
  void refusesARefreshTokenThatIsTooLongToBeKeptAndKeepsTheOneBefore() {
    server.says(
        "{'access_token':'at','token_type':'Bearer','refresh_token':'"
            + "x".repeat(RefreshTokens.LONGEST + 1)
            + "','scope':'files.read'}");

    ProviderRefusal refusal =
        catchThrowableOfType(ProviderRefusal.class, () -> token(adapter(), READ));

    assertThat(refusal.finding()).isEqualTo(FindingCode.ANSWER_NOT_UNDERSTOOD);
    assertThat(refusal.subject()).contains("refresh token");
    assertThat(kept.token()).isEqualTo("rt-1");
  }

  @Test
  void readsTheOrganizationFromTheAnswerOfTheTokenEndpoint() throws Exception {
    server.says(
        "{'access_token':'at','token_type':'Bearer','refresh_token':'r',"
            + "'team':{'id':'T1','name':'Acme'}}");
    OAuthAdapter adapter =
        adapter(
            "\"id\": \"call:/company/id\", \"name\": \"call:/company/name\"",
            "\"id\": \"token:/team/id\", \"name\": \"token:/team/name\"");

    assertThat(adapter.finish(request(null), "c", null, LIMIT).organization())
        .extracting(Organization::id, Organization::name)
        .containsExactly("T1", "Acme");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'issues':'read','files':'write'}",
        "['issues:read','files:write','']",
        "'issues:read, files:write'",
        "' issues:read files:write'"
      })
  void readsPermissionsFromTheCallWhereTheTokenDoesNotTellThem(String grants) throws Exception {
    server.answers.put("/me", json(200, "{'company':{'id':'c'},'grants':" + grants + "}"));
    OAuthAdapter adapter =
        adapter("\"accountId\":", "\"scopes\": \"call:/grants\", \"accountId\":");

    assertThat(adapter.finish(request(null), "c", null, LIMIT).scopes())
        .containsExactlyInAnyOrder("issues:read", "files:write");
  }

  @Test
  void givesTokensForWhatTheCallAloneTellsThatWasGrantedLater() throws Exception {
    server.says("{'access_token':'at','token_type':'Bearer','scope':''}");
    OAuthAdapter adapter =
        adapter("\"accountId\":", "\"scopes\": \"call:/grants\", \"accountId\":");

    assertThat(token(adapter, WRITE).scopes()).containsExactly("files.read");
  }

  @Test
  void leavesThePrefixOfScopesToTheServer() throws Exception {
    OAuthAdapter adapter =
        adapter("\"narrows\": true", "\"scopePrefix\": \"https://scopes.example/\"");
    server.says(
        "{'access_token':'at','token_type':'Bearer','refresh_token':'r',"
            + "'scope':'offline https://scopes.example/files.read openid'}");

    assertThat(adapter.begin(request(null, READ), LIMIT).getQuery())
        .contains("scope=offline+https://scopes.example/files.read&");
    assertThat(adapter.finish(request(null, READ), "c", null, LIMIT).scopes())
        .containsExactly("files.read");
  }

  @Test
  void readsScopesThatASeparatorAndABlankStandBetween() throws Exception {
    server.says(
        "{'access_token':'at','token_type':'Bearer','scope':'files.read, files.write, offline'}");
    OAuthAdapter adapter = adapter("\"narrows\": true", "\"scopeSeparator\": \",\"");

    assertThat(token(adapter, READ).scopes())
        .containsExactlyInAnyOrder("files.read", "files.write");
  }

  @Test
  void asksForATokenWithTheNeededScopesAlone() throws Exception {
    server.says("{'access_token':'at','token_type':'Bearer','scope':'files.read'}");
    OAuthAdapter adapter = adapter();

    IssuedToken issued = token(adapter, READ);

    assertThat(server.last("/token").form())
        .containsEntry("grant_type", "refresh_token")
        .containsEntry("refresh_token", "rt-1")
        .containsEntry("scope", "files.read");
    assertThat(issued.scopes()).containsExactly("files.read");
    assertThat(kept.token()).isEqualTo("rt-1");
    assertThat(adapter.target(organization("4711"), List.of(WRITE, READ)))
        .isEqualTo(
            new TokenTarget(
                "box", URI.create(server.origin() + "/"), "files.read files.write", false));
  }

  @Test
  void asksForAllWhereTheServerDoesNotNarrow() throws Exception {
    server.says("{'access_token':'at','token_type':'Bearer','refresh_token':'rt-9'}");
    OAuthAdapter adapter = adapter("\"narrows\": true", "\"narrows\": false");

    assertThat(token(adapter, READ).scopes()).containsExactly("files.read");
    assertThat(server.last("/token").form()).doesNotContainKey("scope");
    assertThat(kept.token()).isEqualTo("rt-9");
    assertThat(adapter.target(organization("4711"), List.of(READ)).whole()).isTrue();
    assertLacks("files.write", () -> token(adapter, WRITE));
  }

  private static void assertLacks(String scope, ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            ProviderRefusal.class,
            refusal -> {
              assertThat(refusal.finding()).isEqualTo(FindingCode.SCOPE_MISSING);
              assertThat(refusal.subject()).contains(scope);
            });
  }

  @Test
  void takesAWiderScopeForTheOneThatIsNeeded() throws Exception {
    server.says("{'access_token':'at','token_type':'Bearer','scope':'files.write'}");

    assertThat(token(adapter(), READ).scopes()).containsExactly("files.write");
  }

  @Test
  void takesNoScopeForTheOneThatIsNeededThatDoesNotStandForIt() {
    server.says("{'access_token':'at','token_type':'Bearer','scope':'shares.read'}");

    assertLacks("files.read", () -> token(adapterWithMorePermissions(), READ));
  }

  @Test
  void namesNoApiOfAnOrganizationWhoseHostIsNotKnown() {
    OAuthAdapter adapter =
        adapter("\"api\": \"" + server.origin(), "\"api\": \"https://{organization}");
    Organization nowhere = new Organization("T1", Cloud.GLOBAL, "a team", "a team", "Acme", "");

    assertThat(adapter.target(organization("4711"), List.of(READ)).address())
        .hasToString("https://acme.box.example/");
    assertThat(adapter.target(nowhere, List.of(READ)).address()).hasToString("/");
  }

  /** As Keycloak says it, which has no code for it. */
  @Test
  void provesPossessionWhereTheServerAsksForItInWordsAlone() throws Exception {
    server.answers.put(
        "/token",
        exchange ->
            (server.last("/token").headers().containsKey("dpop")
                    ? json(200, "{'access_token':'at','token_type':'DPoP','scope':'files.read'}")
                    : json(
                        400,
                        "{'error':'invalid_request','error_description':'DPoP proof is missing'}"))
                .handle(exchange));

    assertThat(token(adapter(), READ).proofKey()).isNotNull();
    assertThat(server.callsOf("/token")).hasSize(2);
  }

  @Test
  void provesPossessionFromTheFirstRequestOnWhereTheFileSaysIt() throws Exception {
    server.says("{'access_token':'at','token_type':'DPoP','scope':'files.read'}");

    token(adapter("\"narrows\": true", "\"narrows\": true, \"proofOfPossession\": true"), READ);

    assertThat(server.callsOf("/token"))
        .singleElement()
        .satisfies(call -> assertThat(call.headers()).containsKey("dpop"));
  }

  @Test
  void givesNoTokenWithoutAGrant() {
    OAuthClient alone = new OAuthClient("client-1", registration().credential(), false);

    ProviderRefusal refusal =
        catchThrowableOfType(
            ProviderRefusal.class,
            () -> adapter().token(organization("4711"), alone, List.of(READ), LIMIT));

    assertThat(refusal.finding()).isEqualTo(FindingCode.GRANT_REVOKED);
    assertThat(server.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_grant, GRANT_REVOKED",
    "bad_refresh_token, GRANT_EXPIRED",
    "invalid_client, CREDENTIAL_REJECTED",
    "invalid_scope, SCOPE_MISSING",
    "access_denied, POLICY_BLOCKED",
    "interaction_required, INTERACTION_REQUIRED",
    "temporarily_unavailable, PROVIDER_FAILED",
    "something_new, REQUEST_REFUSED"
  })
  void knowsWhatARefusalMeans(String error, FindingCode finding) {
    server.refuses(error);

    ProviderRefusal refusal =
        catchThrowableOfType(ProviderRefusal.class, () -> token(adapter(), READ));

    assertThat(refusal.finding()).isEqualTo(finding);
    assertThat(refusal.error()).isEqualTo(error);
    assertThat(kept.token()).isEqualTo("rt-1");
  }

  @ParameterizedTest
  @CsvSource({
    "The refresh token has expired., GRANT_EXPIRED",
    "Token has been expired or revoked., GRANT_REVOKED",
    "expired access/refresh token, GRANT_REVOKED",
    "The refresh token is invalid or expired., GRANT_REVOKED",
    "Revoked by the user., GRANT_REVOKED"
  })
  void saysThatAGrantExpiredOnlyWhereTheServerDoes(String description, FindingCode finding) {
    server.answers.put(
        "/token", json(400, "{'error':'invalid_grant','error_description':'" + description + "'}"));

    assertThatThrownBy(() -> token(adapter(), READ))
        .isInstanceOfSatisfying(
            ProviderRefusal.class, refusal -> assertThat(refusal.finding()).isEqualTo(finding));
  }

  @ParameterizedTest
  @CsvSource({"403, ADDRESS_REFUSED", "400, ANSWER_NOT_UNDERSTOOD"})
  void knowsWhatARefusalWithoutACodeMeans(int status, FindingCode finding) {
    server.answers.put("/token", answer(status, "text/html", "no"));

    assertThatThrownBy(() -> token(adapter(), READ))
        .isInstanceOfSatisfying(
            ProviderRefusal.class, refusal -> assertThat(refusal.finding()).isEqualTo(finding));
    assertThat(kept.token()).isEqualTo("rt-1");
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, DECLINED",
    "consent_required, APPROVAL_NEEDED",
    "login_required, INTERACTION_REQUIRED",
    "server_error, PROVIDER_FAILED",
    "invalid_scope, SCOPES_REFUSED",
    "admin_policy_enforced, POLICY_BLOCKED",
    "anything, APPLICATION_REFUSED"
  })
  void knowsWhatThePagesAnswerMeans(String error, GrantEnd end) {
    assertThat(adapter().read(null, error, "", null)).isEqualTo(end);
  }

  @Test
  void verifiesAGrantStepByStep() {
    VerificationResult result = verify(adapter(), List.of("files-backup", "files-restore"));

    assertThat(told())
        .containsExactly(
            "ORGANIZATION OK acme.box.example",
            "CREDENTIAL OK",
            "TOKEN_ORGANIZATION OK",
            "SCOPE OK files.read",
            "SCOPE OK files.write",
            "PROBE OK files.read",
            "EXCESS OK");
    assertThat(result.organization().id()).isEqualTo("4711");
    assertThat(result.permissions())
        .extracting(PermissionView::name)
        .containsExactly("files.read", "files.write");
    assertThat(result.proofOfPossession()).isFalse();
    assertThat(steps).element(1).extracting(VerificationStep::details).isEqualTo(List.of("Bearer"));
    assertThat(kept.token()).isEqualTo("rt-2");
  }

  @Test
  void tellsThatTokensAreBoundToAKey() {
    server.says("{'access_token':'at','token_type':'DPoP','scope':'files.read'}");

    VerificationResult result =
        verify(
            adapter("\"narrows\": true", "\"narrows\": true, \"proofOfPossession\": true"),
            List.of("files-backup"));

    assertThat(result.proofOfPossession()).isTrue();
    assertThat(steps).element(1).extracting(VerificationStep::details).isEqualTo(List.of("DPoP"));
    assertThat(told()).contains("PROBE OK files.read");
    assertThat(server.last("/files").headers()).containsEntry("authorization", "DPoP at");
  }

  @Test
  void goesNoFurtherThanToAServerThatDoesNotAnswer() {
    server.answers.put("/.well-known/openid-configuration", json(500, "{}"));

    VerificationResult result = verify(discovered(), List.of("files-backup", "files-restore"));

    assertThat(told())
        .containsExactly(
            "ORGANIZATION COULD_NOT_VERIFY acme.box.example PROVIDER_FAILED",
            "CREDENTIAL SKIPPED",
            "TOKEN_ORGANIZATION SKIPPED",
            "SCOPE SKIPPED files.read",
            "SCOPE SKIPPED files.write",
            "PROBE SKIPPED files.read",
            "EXCESS SKIPPED");
    assertThat(result.organization()).isNull();
    assertThat(kept.token()).isEqualTo("rt-1");
  }

  @Test
  void verifiesAGrantAtTheHostThatAPersonNamed() {
    VerificationResult result =
        verify(perHost(), "acme.box.example", List.of("files-backup", "files-restore"));

    assertThat(told()).contains("TOKEN_ORGANIZATION OK", "SCOPE OK files.read", "EXCESS OK");
    assertThat(result.organization().id()).isEqualTo("acme.box.example");
  }

  @Test
  void findsTheOwnOrganizationAmongThoseThatTheAccountReaches() {
    VerificationResult result = verify(adapterWithList(), "s-2", List.of("files-backup"));

    assertThat(told()).contains("TOKEN_ORGANIZATION OK", "SCOPE OK files.read");
    assertThat(result.organization().name()).isEqualTo("Two");
  }

  @Test
  void findsTheOrganizationByItsHostWhereItsIdIsNotKnownYet() {
    server.answers.put(
        "/me",
        json(
            200,
            "{'sites':[{'id':'s-1','url':'https://other.box.example'},"
                + "{'id':'s-2','url':'https://acme.box.example'}]}"));
    OAuthAdapter adapter =
        adapter(
            "\"id\": \"call:/company/id\", \"name\": \"call:/company/name\", \"host\":"
                + " \"call:/company/url\"",
            "\"list\": \"/sites\", \"id\": \"call:/id\", \"host\": \"call:/url\"");

    VerificationResult result = verify(adapter, null, List.of("files-backup"));

    assertThat(told()).contains("TOKEN_ORGANIZATION OK", "SCOPE OK files.read");
    assertThat(result.organization().id()).isEqualTo("s-2");
  }

  @Test
  void knowsPermissionsOfSeveralApis() {
    verify(
        adapter(
            "\"resources\": [",
            "\"resources\": [{ \"alias\": \"notes\", \"id\": \"notes\", \"name\": \"Notes\","
                + "\"permissions\": [{ \"name\": \"notes.read\", \"why\": \"Notes\" }] },",
            "[[\"files.write\"]]",
            "[[\"box/files.write\", \"notes/notes.read\"]]",
            "[[\"files.read\"]]",
            "[[\"box/files.read\"]]",
            "\"implies\": [\"files.read\"]",
            "\"implies\": [\"box/files.read\"]"),
        List.of("files-backup", "files-restore"));

    assertThat(told())
        .contains(
            "SCOPE OK files.read",
            "SCOPE OK files.write",
            "SCOPE FAILED notes.read SCOPE_MISSING",
            "EXCESS OK");
  }

  @Test
  void claimsNothingOfPermissionsThatNobodyTells() {
    server.says("{'access_token':'at','token_type':'Bearer'}");

    verify(
        adapter("\"narrows\": true", "\"permissionsAsked\": false"),
        List.of("files-backup", "files-restore"));

    assertThat(told())
        .containsExactly(
            "ORGANIZATION OK acme.box.example",
            "CREDENTIAL OK",
            "TOKEN_ORGANIZATION OK",
            "SCOPE COULD_NOT_VERIFY files.read",
            "SCOPE COULD_NOT_VERIFY files.write",
            "SCOPE COULD_NOT_VERIFY SCOPE_NOT_VERIFIABLE",
            "PROBE SKIPPED files.read",
            "EXCESS OK");
  }

  @Test
  void takesWhatTheServerTellsAlsoWhereTheRegistrationSettlesThePermissions() {
    server.says("{'access_token':'at','token_type':'Bearer','scope':'files.read'}");

    verify(
        adapter("\"narrows\": true", "\"permissionsAsked\": false"),
        List.of("files-backup", "files-restore"));

    assertThat(told())
        .contains("SCOPE OK files.read", "SCOPE FAILED files.write SCOPE_MISSING", "EXCESS OK");
  }

  @Test
  void tellsWhatIsGrantedWiderThanNeededAndForWhat() {
    server.says("{'access_token':'at','token_type':'Bearer','scope':'files.write files.list'}");

    verify(adapterWithMorePermissions(), List.of("files-backup"));

    assertThat(told())
        .containsExactly(
            "ORGANIZATION OK acme.box.example",
            "CREDENTIAL OK",
            "TOKEN_ORGANIZATION OK",
            "SCOPE OK files.read",
            "SCOPE ATTENTION shares.read SCOPE_RECOMMENDED",
            "PROBE OK files.read",
            "EXCESS ATTENTION files.list SCOPE_EXCESS",
            "EXCESS ATTENTION files.write PERMISSION_WIDER");
    assertThat(steps)
        .filteredOn(step -> step.finding() == FindingCode.PERMISSION_WIDER)
        .singleElement()
        .satisfies(step -> assertThat(step.details()).containsExactly("files.read"));
  }

  @Test
  void tellsWhatIsMissingAndWhatIsTooMuch() {
    server.says("{'access_token':'at','token_type':'Bearer','scope':'files.read shares.read'}");

    verify(adapter(), List.of("files-backup", "files-restore"));

    assertThat(told())
        .containsExactly(
            "ORGANIZATION OK acme.box.example",
            "CREDENTIAL OK",
            "TOKEN_ORGANIZATION OK",
            "SCOPE OK files.read",
            "SCOPE FAILED files.write SCOPE_MISSING",
            "PROBE OK files.read",
            "EXCESS ATTENTION shares.read SCOPE_EXCESS");
  }

  @Test
  void tellsOnceThatNothingIsGranted() {
    server.says("{'access_token':'at','token_type':'Bearer','scope':'offline'}");

    verify(adapterWithMorePermissions(), List.of("files-backup"));

    assertThat(told())
        .containsExactly(
            "ORGANIZATION OK acme.box.example",
            "CREDENTIAL OK",
            "TOKEN_ORGANIZATION OK",
            "SCOPE FAILED files.read",
            "SCOPE SKIPPED shares.read",
            "SCOPE FAILED NO_SCOPE_GRANTED",
            "PROBE SKIPPED files.read",
            "EXCESS OK");
  }

  @Test
  void tellsThatACallIsRefusedAlthoughItsScopeIsGranted() {
    server.answers.put("/files", json(403, "{'error':'forbidden'}"));

    verify(adapter(), List.of("files-backup"));

    assertThat(told()).contains("PROBE FAILED files.read PROBE_REFUSED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error':{'code':403,'errors':[{'reason':'userRateLimitExceeded'}]}}",
        "[{'message':'TotalRequests','errorCode':'REQUEST_LIMIT_EXCEEDED'}]"
      })
  void tellsALimitThatIsSaidInTheBodyAlone(String body) {
    server.answers.put("/files", json(403, body));

    verify(
        adapter(
            "\"narrows\": true",
            "\"limits\": [\"userRateLimitExceeded\", \"REQUEST_LIMIT_EXCEEDED\"]"),
        List.of("files-backup"));

    assertThat(told()).contains("PROBE COULD_NOT_VERIFY files.read RATE_LIMITED");
  }

  @Test
  void refusesTheTokensOfAnotherOrganization() {
    server.answers.put("/me", json(200, "{'company':{'id':'other'}}"));

    VerificationResult result = verify(adapter(), List.of("files-backup"));

    assertThat(told())
        .containsExactly(
            "ORGANIZATION OK acme.box.example",
            "CREDENTIAL OK",
            "TOKEN_ORGANIZATION FAILED acme.box.example OTHER_ORGANIZATION",
            "SCOPE SKIPPED files.read",
            "PROBE SKIPPED files.read",
            "EXCESS SKIPPED");
    assertThat(result.organization()).isNull();
  }

  @Test
  void refusesTokensThatReachSeveralOthersAndNoLongerTheOwn() {
    verify(adapterWithList(), List.of("files-backup"));

    assertThat(told())
        .contains("TOKEN_ORGANIZATION FAILED acme.box.example OTHER_ORGANIZATION")
        .contains("SCOPE SKIPPED files.read");
    assertThat(steps)
        .filteredOn(step -> step.finding() == FindingCode.OTHER_ORGANIZATION)
        .singleElement()
        .satisfies(step -> assertThat(step.details()).containsExactly("s-1, s-2", "4711"));
  }

  @Test
  void endsWithAGrantThatWasRevoked() {
    server.refuses("invalid_grant");

    VerificationResult result = verify(adapter(), List.of("files-backup"));

    assertThat(told())
        .containsExactly(
            "ORGANIZATION OK acme.box.example",
            "CREDENTIAL FAILED GRANT_REVOKED",
            "TOKEN_ORGANIZATION SKIPPED",
            "SCOPE SKIPPED files.read",
            "PROBE SKIPPED files.read",
            "EXCESS SKIPPED");
    assertThat(result.organization().id()).isEqualTo("4711");
  }

  @Test
  void goesOnWhereTheOrganizationCannotBeAsked() {
    server.answers.put("/me", json(500, "{}"));

    VerificationResult result = verify(adapter(), List.of("files-backup"));

    assertThat(told())
        .contains("TOKEN_ORGANIZATION COULD_NOT_VERIFY PROVIDER_FAILED", "SCOPE OK files.read");
    assertThat(result.organization().id()).isEqualTo("4711");
  }

  @Test
  void keepsTheLimitOfOneOrganizationFromTheOthers() throws Exception {
    OAuthAdapter adapter = adapter();
    server.answers.put("/me", answer(429, "text/plain", "", "Retry-After", "3600"));
    verify(adapter, List.of("files-backup"));
    assertThat(told()).contains("TOKEN_ORGANIZATION COULD_NOT_VERIFY RATE_LIMITED");

    server.answers.put("/me", json(200, "{'company':{'id':4712}}"));

    assertThat(adapter.finish(request(null, READ), "c", null, LIMIT).organization().id())
        .isEqualTo("4712");
    assertThatThrownBy(() -> token(adapter, READ))
        .isInstanceOfSatisfying(
            ProviderRefusal.class,
            refusal -> assertThat(refusal.finding()).isEqualTo(FindingCode.RATE_LIMITED));
  }

  /** Looks at the application before it looks at the code. */
  private void knowsItsClient() {
    server.answers.put(
        "/token",
        exchange -> {
          boolean known =
              "secret-of-client-1".equals(server.last("/token").form().get("client_secret"));
          json(400, known ? "{'error':'invalid_grant'}" : "{'error':'invalid_client'}")
              .handle(exchange);
        });
  }

  @Test
  void triesARegistrationOutByACodeThatIsNone() throws Exception {
    knowsItsClient();

    assertThat(adapter().tryOut(registration(), null, RETURN, LIMIT)).contains("invalid_grant");
    Registration wrong = new Registration(ACME, "client-1", new ClientSecret("another", null));
    ProviderRefusal refused =
        catchThrowableOfType(
            ProviderRefusal.class, () -> adapter().tryOut(wrong, null, RETURN, LIMIT));
    assertThat(refused.finding()).isEqualTo(FindingCode.CREDENTIAL_REJECTED);
  }

  @Test
  void claimsNothingOfARegistrationWhereTheServerLooksAtTheCodeFirst() throws Exception {
    server.refuses("invalid_grant");

    assertThat(adapter().tryOut(registration(), null, RETURN, LIMIT)).isEmpty();
  }

  private OAuthAdapter discovered() {
    return adapter(
        "\"authorization\": \"" + server.origin() + "/authorize\",", "",
        "\"token\": \"" + server.origin() + "/token\",", "\"issuer\": \"" + server.origin() + "\",",
        "\"revocation\": \"" + server.origin() + "/revoke\",", "");
  }

  private void hasMetadata(String path, String issuer) {
    server.answers.put(
        path,
        json(
            200,
            "{'issuer':'%s','authorization_endpoint':'%s/go','token_endpoint':'%s/token'}"
                .formatted(issuer, server.origin(), server.origin())));
  }

  @Test
  void learnsTheEndpointsFromTheMetadataOnce() throws Exception {
    hasMetadata("/.well-known/openid-configuration", server.origin());
    OAuthAdapter adapter = discovered();

    assertThat(adapter.begin(request(null, READ), LIMIT).toString())
        .startsWith(server.origin() + "/go?");
    adapter.begin(request(null, READ), LIMIT);
    assertThat(server.paths()).containsExactly("/.well-known/openid-configuration");
  }

  @Test
  void findsTheMetadataOfAServerWhoseNameEndsWithASlash() throws Exception {
    hasMetadata("/.well-known/openid-configuration", server.origin() + "/");
    OAuthAdapter adapter =
        adapter(
            "\"authorization\": \"" + server.origin() + "/authorize\",",
            "",
            "\"token\": \"" + server.origin() + "/token\",",
            "\"issuer\": \"" + server.origin() + "/\",");

    assertThat(adapter.begin(request(null, READ), LIMIT).toString())
        .startsWith(server.origin() + "/go?");
    assertThat(server.paths()).containsExactly("/.well-known/openid-configuration");
  }

  @Test
  void findsTheMetadataOfServersWithoutOpenId() throws Exception {
    hasMetadata("/.well-known/oauth-authorization-server", server.origin());

    assertThat(discovered().begin(request(null, READ), LIMIT).toString())
        .startsWith(server.origin() + "/go?");
  }

  @Test
  void refusesMetadataOfAnotherServer() {
    hasMetadata("/.well-known/openid-configuration", "https://evil.example");

    ProviderRefusal refusal =
        catchThrowableOfType(
            ProviderRefusal.class, () -> discovered().begin(request(null, READ), LIMIT));

    assertThat(refusal.finding()).isEqualTo(FindingCode.OTHER_ISSUER);
  }

  private OAuthAdapter perHost() {
    return adapter(
        server.origin() + "/authorize",
        "https://{organization}/authorize",
        "\"organizationAsked\": false",
        "\"organizationAsked\": true",
        "\"id\": \"call:/company/id\", ",
        "",
        "\"narrows\": true",
        "\"hosts\": \"[a-z0-9-]+\\\\.box\\\\.example\"");
  }

  @Test
  void sendsPeopleToTheHostThatTheyNamed() throws Exception {
    OAuthAdapter adapter = perHost();
    OrganizationResolver resolver = (OrganizationResolver) adapter;
    Organization acme = resolver.resolve("https://Acme.box.example/login?x=1", LIMIT);

    assertThat(acme.id()).isEqualTo("acme.box.example");
    assertThat(adapter.organizationNeeded()).isTrue();
    assertThat(adapter.begin(request(acme, READ), LIMIT).toString())
        .startsWith("https://acme.box.example/authorize?");
    assertThat(adapter.finish(request(acme), "c", null, LIMIT).organization().id())
        .isEqualTo("acme.box.example");
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example, NOT_A_HOST",
    "box.example.evil.example, NOT_A_HOST",
    "127.0.0.1, IP_ADDRESS",
    "'', EMPTY",
    "https://user@acme.box.example/, NOT_A_HOST",
    "acme.box.example:8443, NOT_A_HOST",
    "https://acme.box.example:0/, NOT_A_HOST"
  })
  void refusesHostsThatAreNone(String typed, DomainRefusal refusal) {
    OrganizationResolver resolver = (OrganizationResolver) perHost();

    assertThatThrownBy(() -> resolver.normalizeDomain(typed))
        .isInstanceOfSatisfying(
            DomainRefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(refusal));
  }

  @Test
  void asksNobodyForAHostElsewhere() {
    assertThat(adapter()).isNotInstanceOf(OrganizationResolver.class);
  }

  @Test
  void triesTheApplicationOutWithoutAnybodySigningIn() throws Exception {
    server.answers.put(
        "/token",
        exchange ->
            json(400, server.callsOf("/token").size() == 1 ? CODE_REFUSED : CLIENT_REFUSED)
                .handle(exchange));

    assertThat(adapter().organizationNeeded()).isFalse();
    assertThat(adapter().tryOut(registration(), null, RETURN, LIMIT)).contains("invalid_grant");

    server.refuses("invalid_client");
    assertThat(
            catchThrowableOfType(
                    ProviderRefusal.class,
                    () -> adapter().tryOut(registration(), null, RETURN, LIMIT))
                .finding())
        .isEqualTo(FindingCode.CREDENTIAL_REJECTED);

    server.refuses("invalid_grant");
    assertThat(adapter().tryOut(registration(), null, RETURN, LIMIT)).isEmpty();
  }
}
