package dev.connections.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.sandbox.MovableClock;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.TestClient;
import dev.connections.sandbox.TestClient.Reply;
import dev.connections.sandbox.Visitor;
import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.AccountKind;
import dev.connections.sandbox.server.Jwts;
import dev.connections.sandbox.server.SignInRefusal;
import dev.connections.sandbox.server.SignIns;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemRegistrationTest {
  @TempDir static Path folder;
  static final MovableClock CLOCK = new MovableClock();
  static Sandbox sandbox;
  static EntraVisit visit;
  static TestClient client;

  private final Tenant contoso = sandbox.contoso();
  private final Tenant northwind = sandbox.publisher(Cloud.GLOBAL);
  private final SignIns signIns = contoso.signIns();
  private final Account service = signIns.serviceAccount();
  private final AppRegistration app = contoso.systemApp();

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder).withClock(CLOCK));
    client = new TestClient(sandbox.caFile(), CLOCK);
    visit = new EntraVisit(sandbox.caFile(), client, sandbox.contoso());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void forgetTheApplication() {
    for (Tenant tenant : List.of(contoso, northwind)) {
      tenant.calm();
      tenant.signIns().forgetConsents(app.appId());
    }
    contoso.removeApp(app.appId());
    signIns.setAdministrator(AccountKind.SERVICE, true);
    signIns.setEnabled(AccountKind.SERVICE, true);
  }

  @Test
  void isUnknownToATenantUntilSomebodyConsents() throws Exception {
    Reply missing = visit.asApplication();
    Map<String, String> form = visit.codeForm("x");
    form.put("client_id", "11111111-2222-3333-4444-555555555555");
    Reply unknown = visit.token(contoso.id(), form);

    assertThat(missing.status()).isEqualTo(401);
    assertThat(missing.text("error_description")).startsWith("AADSTS7000229: ");
    assertThat(unknown.text("error_description")).startsWith("AADSTS700016: ");
    assertThat(contoso.client(app.appId())).isEmpty();
  }

  @Test
  void hasTheKeysOfAllTenantsWhereNobodyKnowsYetWhichOneSigns() throws Exception {
    String path = "/organizations/discovery/v2.0/keys";

    assertThat(client.get(contoso.loginOrigin() + path).body())
        .contains(contoso.signingKey().getKeyID(), northwind.signingKey().getKeyID())
        .doesNotContain(sandbox.fabrikam().signingKey().getKeyID());
  }

  @Test
  void getsAServicePrincipalByTheConsentOfAPerson() throws Exception {
    URI back = visit.browser().accept(visit.address(contoso.id()), service);

    var answer = Visitor.told(back);
    assertThat(back.toString()).startsWith(EntraVisit.BACK + "?code=");
    assertThat(answer).containsOnlyKeys("code", "session_state", "state");
    AppRegistration principal = contoso.client(app.appId()).orElseThrow();
    assertThat(principal.isForeign()).isTrue();
    assertThat(principal.granted()).isEmpty();
    assertThat(principal.declared()).isEqualTo(app.declared());
  }

  @Test
  void forgetsEveryConsentWithTheServicePrincipal() throws Exception {
    visit.browser().accept(visit.adminConsent(contoso.id(), false), service);
    Account plain = signIns.account(AccountKind.PLAIN);
    contoso.client(app.appId()).orElseThrow().removePrincipal();

    Reply gone = visit.asApplication();
    visit.code(service, "scope", "openid");
    var refused = Visitor.told(visit.browser().accept(visit.address(contoso.id()), plain));

    refuses(gone, "invalid_client", "AADSTS7000229");
    assertThat(refused.get("error_description")).startsWith("AADSTS90094: ");
    assertThat(contoso.client(app.appId()).orElseThrow().granted()).isEmpty();
  }

  @Test
  void consentsForTheWholeOrganizationWhenTheAdministratorTicksIt() throws Exception {
    String form = everybody(visit.address(contoso.id()));

    assertThat(form).startsWith(EntraVisit.BACK + "?code=");
    assertThat(visit.code(signIns.account(AccountKind.PLAIN))).isNotNull();
  }

  /** Where an administrator is sent who consents for everybody. */
  private String everybody(URI address) throws Exception {
    Map<String, String> form = Visitor.told(address);
    form.put("step", "sign-in");
    form.put("login", service.login());
    form.put("password", service.password());
    String url = address.toString().replaceFirst("\\?.*", "");
    String cookie = client.post(url, form).header("Set-Cookie").split(";")[0];
    form.put("step", "accept");
    form.put("everybody", "on");
    return client.post(url, form, "Cookie", cookie).header("Location");
  }

  @Test
  void givesTokensForACode() throws Exception {
    Reply reply = visit.signedIn();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json())
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", 3599L)
        .containsKeys("access_token", "refresh_token", "id_token");
    assertThat(reply.text("scope").split(" "))
        .containsExactlyInAnyOrder(
            "openid",
            "profile",
            "https://graph.microsoft.com/User.Read",
            "https://graph.microsoft.com/Directory.Read.All");
  }

  @Test
  void saysWhoSignedInOfWhichTenantByASignedIdToken() throws Exception {
    var jwt = SignedJWT.parse(visit.signedIn().text("id_token"));

    JWTClaimsSet claims = jwt.getJWTClaimsSet();
    assertThat(Jwts.isSigned(jwt, contoso.signingKey(), Set.of(JWSAlgorithm.RS256))).isTrue();
    assertThat(claims.getIssuer()).isEqualTo(contoso.loginOrigin() + "/" + contoso.id() + "/v2.0");
    assertThat(claims.getAudience()).containsExactly(app.appId());
    assertThat(claims.getStringClaim("tid")).isEqualTo(contoso.id());
    assertThat(claims.getStringClaim("oid")).isEqualTo(service.id());
    assertThat(claims.getStringClaim("preferred_username")).isEqualTo(service.login());
    assertThat(claims.getStringClaim("nonce")).isEqualTo("n1");
  }

  @Test
  void allowsInGraphWhatTokenAndPersonMay() throws Exception {
    String token = visit.signedIn().text("access_token");

    Reply me = visit.graph("/me", token);
    Reply organization = visit.graph("/organization", token);
    Reply principal = visit.graph("/servicePrincipals(appId='" + app.appId() + "')", token);
    signIns.setAdministrator(AccountKind.SERVICE, false);
    Reply denied = visit.graph("/servicePrincipals(appId='" + Resource.GRAPH.appId() + "')", token);

    assertThat(me.text("userPrincipalName")).isEqualTo(service.login());
    assertThat(organization.body()).contains(contoso.id());
    assertThat(principal.text("appOwnerOrganizationId")).isEqualTo(northwind.id());
    assertThat(denied.status()).isEqualTo(403);
  }

  @Test
  void tellsInGraphWhoConsentedToWhat() throws Exception {
    String token = visit.signedIn().text("access_token");
    visit.browser().accept(visit.adminConsent(contoso.id(), false), service);
    var principal = contoso.client(app.appId()).orElseThrow();

    Reply reply =
        visit.graph(
            "/servicePrincipals/" + principal.principalId() + "/oauth2PermissionGrants", token);

    assertThat(TestClient.objects(reply.json().get("value")))
        .extracting(one -> one.get("consentType"), one -> one.get("principalId"))
        .containsExactlyInAnyOrder(tuple("Principal", service.id()), tuple("AllPrincipals", null));
    assertThat(reply.body()).contains("Directory.Read.All User.Read offline_access openid profile");
  }

  @Test
  void tellsOfAPersonToATokenOfAPersonAlone() throws Exception {
    visit.browser().accept(visit.adminConsent(contoso.id(), false), service);
    String own = visit.asApplication().text("access_token");

    assertThat(visit.graph("/me", own).body())
        .contains("only valid with delegated authentication flow");
    assertThat(visit.graph("/organization", own).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"common", "organizations"})
  void takesTheTenantOfWhoSignsInAtTheAddressOfAllTenants(String segment) throws Exception {
    Account theirs = northwind.signIns().serviceAccount();

    String ours = Visitor.told(visit.browser().accept(visit.address(segment), service)).get("code");
    String other = Visitor.told(visit.browser().accept(visit.address(segment), theirs)).get("code");

    assertThat(tenantOf(visit.token(segment, visit.codeForm(ours)))).isEqualTo(contoso.id());
    assertThat(tenantOf(visit.token("organizations", visit.codeForm(other))))
        .isEqualTo(northwind.id());
  }

  private static String tenantOf(Reply reply) throws Exception {
    return SignedJWT.parse(reply.text("id_token")).getJWTClaimsSet().getStringClaim("tid");
  }

  @Test
  void signsAGuestInToTheTenantThatInvited() throws Exception {
    Account guest = signIns.account(AccountKind.GUEST);

    Reply reply = visit.redeem(visit.code(guest, "scope", "openid profile User.Read"));

    JWTClaimsSet claims = SignedJWT.parse(reply.text("id_token")).getJWTClaimsSet();
    assertThat(claims.getStringClaim("tid")).isEqualTo(contoso.id());
    assertThat(claims.getStringClaim("oid")).isEqualTo(guest.id());
    assertThat(claims.getStringClaim("idp")).contains(northwind.id());
    assertThat(reply.json()).doesNotContainKey("refresh_token");
  }

  @Test
  void doesNotSignInWhoIsNotOfTheTenant() {
    Account stranger = northwind.signIns().serviceAccount();

    assertThatThrownBy(() -> visit.code(stranger))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("AADSTS50020");
  }

  @Test
  void saysOnThePageWhyItDoesNotSignIn() {
    Account unknown = new Account("", "nobody@contoso.test", "x", "", null, false, true);
    Account wrong = new Account("", service.login(), "wrong", "", AccountKind.SERVICE, true, true);
    signIns.setEnabled(AccountKind.OTHER, false);
    try {
      Account disabled = signIns.account(AccountKind.OTHER);

      assertThatThrownBy(() -> visit.code(unknown)).hasMessageContaining("AADSTS50034");
      assertThatThrownBy(() -> visit.code(wrong)).hasMessageContaining("AADSTS50126");
      assertThatThrownBy(() -> visit.code(disabled)).hasMessageContaining("AADSTS50057");
    } finally {
      signIns.setEnabled(AccountKind.OTHER, true);
    }
  }

  @Test
  void comesBackWithoutACodeWhenThePersonDeclines() throws Exception {
    var answer = Visitor.told(visit.browser().decline(visit.address(contoso.id()), service));

    assertThat(answer)
        .containsEntry("error", "access_denied")
        .containsEntry("error_subcode", "cancel")
        .containsEntry("state", "s1");
    assertThat(answer.get("error_description")).startsWith("AADSTS65004: ");
    assertThat(contoso.client(app.appId())).isEmpty();
  }

  @Test
  void wantsAnAdministratorForWhatAdministratorsAloneConsentTo() throws Exception {
    Account plain = signIns.account(AccountKind.PLAIN);

    var refused = Visitor.told(visit.browser().accept(visit.address(contoso.id()), plain));
    String own = visit.code(plain, "scope", "openid User.Read");

    assertThat(refused).containsEntry("error", "access_denied");
    assertThat(refused.get("error_description")).startsWith("AADSTS90094: ");
    assertThat(own).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "DECLINED, AADSTS65004",
    "ADMIN_APPROVAL, AADSTS90094",
    "CONDITIONAL_ACCESS, AADSTS53003"
  })
  void comesBackWithTheRefusalOfTheTenant(SignInRefusal refusal, String code) throws Exception {
    signIns.switches().refuse(refusal);

    var answer = Visitor.told(visit.browser().accept(visit.address(contoso.id()), service));

    assertThat(answer).containsEntry("error", "access_denied");
    assertThat(answer.get("error_description")).startsWith(code + ": ");
  }

  @Test
  void takesWhoIsSignedInUnlessTheApplicationWantsAChoice() throws Exception {
    signIns.switches().signedInAs(AccountKind.OTHER);

    String silent = visit.code(service);
    String asked = visit.code(service, "prompt", "select_account");

    assertThat(person(visit.redeem(silent))).isEqualTo(signIns.account(AccountKind.OTHER).id());
    assertThat(person(visit.redeem(asked))).isEqualTo(service.id());
  }

  private static String person(Reply reply) throws Exception {
    return SignedJWT.parse(reply.text("id_token")).getJWTClaimsSet().getStringClaim("oid");
  }

  @ParameterizedTest
  @CsvSource({
    "redirect_uri, http://localhost:8080/other, AADSTS50011",
    "redirect_uri, '', AADSTS900971",
    "client_id, 11111111-2222-3333-4444-555555555555, AADSTS700016"
  })
  void sendsNobodyToAnAddressThatIsNotRegistered(String parameter, String value, String code)
      throws Exception {
    Reply page = client.get(visit.address(contoso.id(), parameter, value).toString());

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.header("Location")).isNull();
    assertThat(page.body()).contains(code);
  }

  @ParameterizedTest
  @CsvSource({
    "response_type, token, unsupported_response_type, AADSTS700051",
    "scope, '', invalid_request, AADSTS900144",
    "response_mode, form_post, invalid_request, AADSTS70007",
    "code_challenge_method, plain, invalid_request, AADSTS501491",
    "prompt, none, login_required, AADSTS50058"
  })
  void tellsTheApplicationWhatIsWrongWithItsRequest(
      String parameter, String value, String error, String code) throws Exception {
    Reply reply = client.get(visit.address(contoso.id(), parameter, value).toString());

    var answer = Visitor.told(URI.create(reply.header("Location")));
    assertThat(answer).containsEntry("error", error).containsEntry("state", "s1");
    assertThat(answer.get("error_description")).startsWith(code);
  }

  @Test
  void saysThatAScopeDoesNotExist() throws Exception {
    var answer =
        Visitor.told(
            visit
                .browser()
                .accept(visit.address(contoso.id(), "scope", "openid Nothing.Read"), service));

    assertThat(answer).containsEntry("error", "invalid_client");
    assertThat(answer.get("error_description")).startsWith("AADSTS650053: ");
  }

  @Test
  void refusesAnApplicationOfOneTenantAtTheAddressOfAllTenants() throws Exception {
    AppRegistration own = contoso.app(ReadyRegistration.BACKUP);

    Reply page = client.get(visit.address("common", "client_id", own.appId()).toString());

    assertThat(page.body()).contains("AADSTS50194");
  }

  @Test
  void refusesACodeASecondTimeAndKeepsWhatTheFirstGave() throws Exception {
    String code = visit.code(service);
    Reply first = visit.redeem(code);

    refuses(visit.redeem(code), "invalid_grant", "AADSTS54005");
    assertThat(visit.refresh(first.text("refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void refusesACodeThatIsOldOrOfAnotherRequest() throws Exception {
    Map<String, String> verifier = visit.codeForm(visit.code(service));
    verifier.put("code_verifier", "w".repeat(43));
    Map<String, String> address = visit.codeForm(visit.code(service));
    address.put("redirect_uri", EntraVisit.BACK + "/");
    Map<String, String> elsewhere = visit.codeForm(visit.code(service));
    String old = visit.code(service);

    refuses(visit.token(contoso.id(), verifier), "invalid_grant", "AADSTS501481");
    refuses(visit.token(contoso.id(), address), "invalid_client", "AADSTS500112");
    refuses(visit.token(northwind.id(), elsewhere), "invalid_grant", "AADSTS700005");
    refuses(visit.redeem("unknown"), "invalid_grant", "AADSTS9002313");
    CLOCK.advance(Duration.ofMinutes(10));
    refuses(visit.redeem(old), "invalid_grant", "AADSTS70008");
  }

  @Test
  void wantsTheApplicationsCredentialForACode() throws Exception {
    Map<String, String> wrong = visit.codeForm(visit.code(service));
    wrong.put("client_secret", "wrong");
    Map<String, String> none = visit.codeForm(visit.code(service));
    none.remove("client_secret");

    refuses(visit.token(contoso.id(), wrong), "invalid_client", "AADSTS7000215");
    refuses(visit.token(contoso.id(), none), "invalid_client", "AADSTS7000218");
  }

  @Test
  void bringsAnotherRefreshTokenAndTakesTheOneBeforeStill() throws Exception {
    String first = visit.signedIn().text("refresh_token");

    String second = visit.refresh(first).text("refresh_token");

    assertThat(second).isNotEqualTo(first);
    assertThat(visit.refresh(first).status()).isEqualTo(200);
    assertThat(visit.refresh(second).status()).isEqualTo(200);
  }

  @Test
  void refusesARefreshTokenThatWasLeftUnusedForNinetyDays() throws Exception {
    String first = visit.signedIn().text("refresh_token");
    CLOCK.advance(Duration.ofDays(60));
    String second = visit.refresh(first).text("refresh_token");
    CLOCK.advance(Duration.ofDays(60));

    refuses(visit.refresh(first), "invalid_grant", "AADSTS700082");
    assertThat(visit.refresh(second).status()).isEqualTo(200);
  }

  @Test
  void refusesWhatWasRevokedAndLeavesAccessTokensThatAreOut() throws Exception {
    Reply signedIn = visit.signedIn();
    contoso.revokeGrants();

    refuses(visit.refresh(signedIn.text("refresh_token")), "invalid_grant", "AADSTS50173");
    assertThat(visit.graph("/me", signedIn.text("access_token")).status()).isEqualTo(200);
    signIns.expireAccessTokens();
    assertThat(visit.graph("/me", signedIn.text("access_token")).status()).isEqualTo(401);
  }

  @Test
  void wantsASecondFactorOnRefreshOfWhoGaveNone() throws Exception {
    String without = visit.signedIn().text("refresh_token");
    signIns.switches().requireFactor(true);
    String with = visit.signedIn().text("refresh_token");

    Reply refused = visit.refresh(without);

    refuses(refused, "interaction_required", "AADSTS50076");
    assertThat(refused.text("suberror")).isEqualTo("basic_action");
    assertThat(visit.refresh(with).status()).isEqualTo(200);
  }

  @Test
  void refusesARefreshByPolicyAndOfADisabledAccount() throws Exception {
    String refreshToken = visit.signedIn().text("refresh_token");
    signIns.switches().refuse(SignInRefusal.CONDITIONAL_ACCESS);
    Reply blocked = visit.refresh(refreshToken);
    signIns.switches().refuse(null);
    signIns.setEnabled(AccountKind.SERVICE, false);

    refuses(blocked, "interaction_required", "AADSTS53003");
    refuses(visit.refresh(refreshToken), "invalid_grant", "AADSTS50057");
  }

  @Test
  void losesAnAnswerAndAnswersWithoutRefreshToken() throws Exception {
    String refreshToken = visit.signedIn().text("refresh_token");
    signIns.switches().loseRefreshAnswers(1);

    assertThatThrownBy(() -> visit.refresh(refreshToken)).isInstanceOf(IOException.class);
    signIns.switches().withholdRefreshTokens(true);
    assertThat(visit.refresh(refreshToken).json()).doesNotContainKey("refresh_token");
  }

  @Test
  void countsRefreshesCodesAndTokens() throws Exception {
    var counters = signIns.counters();
    counters.reset();
    String refreshToken = visit.signedIn().text("refresh_token");
    visit.refresh(refreshToken);
    visit.refresh("unknown");

    assertThat(counters.codesRedeemed()).isEqualTo(1);
    assertThat(counters.refreshes(app.appId())).isEqualTo(1);
    assertThat(counters.refreshRequests(app.appId())).isEqualTo(2);
    assertThat(counters.tokens("authorization_code")).isEqualTo(1);
    assertThat(counters.tokens("refresh_token")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"common, false", "organizations, true", "contoso.test, false", "contoso.test, true"})
  void getsWhatItDeclaresByTheConsentOfAnAdministrator(String segment, boolean second)
      throws Exception {
    URI back = visit.browser().accept(visit.adminConsent(segment, second), service);

    assertThat(Visitor.told(back))
        .containsEntry("admin_consent", "True")
        .containsEntry("tenant", contoso.id())
        .containsEntry("state", "s2")
        .doesNotContainKey("error");
    assertThat(contoso.client(app.appId()).orElseThrow().granted()).isEqualTo(app.declared());
    String token = visit.asApplication().text("access_token");
    assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("roles"))
        .containsExactlyInAnyOrderElementsOf(app.declared().stream().map(AppRole::value).toList());
    assertThat(visit.code(signIns.account(AccountKind.PLAIN))).isNotNull();
  }

  @Test
  void grantsNothingWhenTheConsentIsCancelledOrNoAdministratorGivesIt() throws Exception {
    var cancelled =
        Visitor.told(visit.browser().decline(visit.adminConsent(contoso.id(), true), service));
    var plain =
        Visitor.told(
            visit
                .browser()
                .accept(
                    visit.adminConsent(contoso.id(), false), signIns.account(AccountKind.PLAIN)));

    assertThat(cancelled)
        .containsEntry("admin_consent", "True")
        .containsEntry("error", "consent_required");
    assertThat(plain).containsEntry("error", "access_denied");
    assertThat(contoso.client(app.appId())).isEmpty();
  }

  @Test
  void needsTimeUntilAConsentIsSeenEverywhere() throws Exception {
    contoso.spreadConsentAfter(Duration.ofSeconds(30));
    visit.browser().accept(visit.adminConsent(contoso.id(), false), service);
    Reply early = visit.asApplication();
    CLOCK.advance(Duration.ofSeconds(30));
    Reply late = visit.asApplication();

    refuses(early, "invalid_client", "AADSTS7000229");
    assertThat(SignedJWT.parse(late.text("access_token")).getJWTClaimsSet().getClaims())
        .containsKey("roles");
  }

  private static void refuses(Reply reply, String error, String code) throws Exception {
    assertThat(reply.status()).isGreaterThanOrEqualTo(400);
    assertThat(reply.text("error")).isEqualTo(error);
    assertThat(reply.text("error_description")).startsWith(code + ": ");
  }
}
