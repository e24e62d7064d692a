package dev.connections.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemAppTest {
  private static final String USERS = "/api/v1/users?limit=1";

  @TempDir static Path folder;
  static final MovableClock CLOCK = new MovableClock();
  static Sandbox sandbox;
  static TestClient client;
  static OktaVisit visit;

  private final Organization acme = sandbox.acme();
  private final SignIns signIns = acme.signIns();
  private final Account service = signIns.serviceAccount();
  private final ServiceApp app = acme.app(ReadyApp.SYSTEM);

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder).withClock(CLOCK));
    client = new TestClient(sandbox.caFile(), CLOCK);
    visit = new OktaVisit(sandbox.caFile(), client, sandbox.acme());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void calm() {
    acme.calm();
    app.signInWithSecret(true);
    app.keepRefreshTokens();
    signIns.forgetConsents(app.clientId());
    signIns.setAdministrator(AccountKind.SERVICE, true);
    signIns.setEnabled(AccountKind.SERVICE, true);
  }

  @Test
  void tellsItsEndpointsInItsMetadata() throws Exception {
    for (String path :
        List.of("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server")) {
      var reply = client.get(acme.origin() + path);

      assertThat(reply.text("issuer")).isEqualTo(acme.origin().toString());
      assertThat(reply.text("authorization_endpoint"))
          .isEqualTo(acme.origin() + "/oauth2/v1/authorize");
      assertThat(reply.text("revocation_endpoint")).isEqualTo(acme.origin() + "/oauth2/v1/revoke");
      assertThat(reply.json().get("code_challenge_methods_supported")).isEqualTo(List.of("S256"));
      assertThat(reply.json()).doesNotContainKey("authorization_response_iss_parameter_supported");
    }
  }

  @Test
  void signsAPersonInAndBringsACodeBack() throws Exception {
    URI back = visit.browser().accept(visit.address(), service);

    assertThat(back.toString()).startsWith(OktaVisit.BACK + "?code=");
    assertThat(Visitor.told(back)).containsOnlyKeys("code", "state");
    assertThat(Visitor.told(back)).containsEntry("state", "s t&1");
  }

  @Test
  void givesTokensForACode() throws Exception {
    Reply reply = visit.signedIn();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json())
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", 3600L)
        .containsKeys("access_token", "refresh_token", "id_token");
    assertThat(reply.text("scope").split(" "))
        .containsExactlyInAnyOrder(OktaVisit.SCOPE.split(" "));
    assertThat(visit.api(USERS, reply.text("access_token")).status()).isEqualTo(200);
  }

  @Test
  void saysWhoSignedInByASignedIdToken() throws Exception {
    var jwt = SignedJWT.parse(visit.signedIn().text("id_token"));

    JWTClaimsSet claims = jwt.getJWTClaimsSet();
    assertThat(Jwts.isSigned(jwt, acme.signingKey(), Set.of(JWSAlgorithm.RS256))).isTrue();
    assertThat(claims.getIssuer()).isEqualTo(acme.origin().toString());
    assertThat(claims.getAudience()).containsExactly(app.clientId());
    assertThat(claims.getSubject()).isEqualTo(service.id());
    assertThat(claims.getStringClaim("nonce")).isEqualTo("n1");
    assertThat(claims.getStringClaim("preferred_username")).isEqualTo(service.login());
    assertThat(client.get(acme.origin() + "/oauth2/v1/keys").body())
        .contains(jwt.getHeader().getKeyID());
  }

  @Test
  void tellsWhoSignedInToTheHolderOfTheToken() throws Exception {
    String token = visit.signedIn().text("access_token");

    Reply known = visit.api("/oauth2/v1/userinfo", token);
    Reply unknown = visit.api("/oauth2/v1/userinfo", "none");

    assertThat(known.json())
        .containsEntry("sub", service.id())
        .containsEntry("preferred_username", service.login());
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
  }

  @Test
  void tellsWhichRolesAnAccountHas() throws Exception {
    String scope = OktaVisit.SCOPE + " okta.roles.read";
    String token = visit.redeem(visit.code(service, "scope", scope)).text("access_token");
    String path = "/api/v1/users/" + service.id() + "/roles";

    Reply administrator = visit.api(path, token);
    signIns.setAdministrator(AccountKind.SERVICE, false);
    Reply without = visit.api(path, token);

    assertThat(administrator.body()).contains("\"type\":\"SUPER_ADMIN\"", "\"USER\"");
    assertThat(without.status()).isEqualTo(200);
    assertThat(without.body()).isEqualTo("[]");
  }

  @Test
  void asksForConsentOnceForEachPerson() throws Exception {
    var browser = visit.browser();
    browser.accept(visit.address(), service);

    URI second = browser.accept(visit.address("prompt", "none"), service);
    URI other = visit.browser().decline(visit.address(), signIns.account(AccountKind.OTHER));

    assertThat(Visitor.told(second)).containsKey("code");
    assertThat(Visitor.told(other)).containsEntry("error", "access_denied");
  }

  @Test
  void comesBackWithoutACodeWhenThePersonDeclines() throws Exception {
    var answer = Visitor.told(visit.browser().decline(visit.address(), service));

    assertThat(answer)
        .containsEntry("error", "access_denied")
        .containsEntry(
            "error_description", "The resource owner or authorization server denied the request.")
        .containsEntry("state", "s t&1")
        .doesNotContainKey("code");
  }

  @Test
  void takesWhoIsSignedInUnlessTheApplicationWantsAnotherAccount() throws Exception {
    signIns.switches().signedInAs(AccountKind.OTHER);

    String silent = visit.code(service);
    String asked = visit.code(service, "prompt", "login");

    assertThat(subject(visit.redeem(silent))).isEqualTo(signIns.account(AccountKind.OTHER).id());
    assertThat(subject(visit.redeem(asked))).isEqualTo(service.id());
  }

  private static String subject(Reply reply) throws Exception {
    return SignedJWT.parse(reply.text("id_token")).getJWTClaimsSet().getSubject();
  }

  @Test
  void doesNotSignInWithAWrongPasswordOrADisabledAccount() {
    signIns.setEnabled(AccountKind.SERVICE, false);

    assertThatThrownBy(() -> visit.code(service))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Unable to sign in");
  }

  @Test
  void sendsNobodyToAnAddressThatIsNotRegisteredLetterByLetter() throws Exception {
    for (String uri : List.of(OktaVisit.BACK + "/", "https://evil.example/", "")) {
      Reply page = client.get(visit.address("redirect_uri", uri).toString());

      assertThat(page.status()).isEqualTo(400);
      assertThat(page.header("Location")).isNull();
      assertThat(page.body()).contains("must be a Login redirect URI in the client app settings");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "state, '', invalid_request, The authentication request has an invalid",
    "response_type, token, unsupported_response_type, Configured response types",
    "response_mode, form_post, unsupported_response_mode, not supported",
    "code_challenge, '', invalid_request, PKCE code challenge is required",
    "code_challenge_method, plain, invalid_request, S256",
    "scope, '', invalid_scope, does not have any configured default scopes",
    "scope, openid okta.apiTokens.read, invalid_scope, not configured",
    "scope, okta.nothing.read, invalid_scope, not configured",
    "prompt, none, login_required, not logged in"
  })
  void tellsTheApplicationWhatIsWrongWithItsRequest(
      String parameter, String value, String error, String description) throws Exception {
    Reply reply = client.get(visit.address(parameter, value).toString());

    assertThat(reply.status()).isEqualTo(302);
    var answer = Visitor.told(URI.create(reply.header("Location")));
    assertThat(answer).containsEntry("error", error);
    assertThat(answer.get("error_description")).contains(description);
  }

  @Test
  void refusesACodeASecondTimeAndEndsWhatTheFirstGave() throws Exception {
    String code = visit.code(service);
    Reply first = visit.redeem(code);

    Reply second = visit.redeem(code);

    isInvalidGrant(second, "The authorization code is invalid or has expired.");
    isInvalidGrant(
        visit.refresh(first.text("refresh_token")), "The refresh token is invalid or expired.");
    assertThat(visit.api(USERS, first.text("access_token")).status()).isEqualTo(401);
  }

  @Test
  void refusesACodeAfterFiveMinutes() throws Exception {
    String code = visit.code(service);
    CLOCK.advance(Duration.ofMinutes(5));

    isInvalidGrant(visit.redeem(code), "The authorization code is invalid or has expired.");
  }

  @Test
  void refusesAnotherVerifierAndAnotherRedirectUri() throws Exception {
    Map<String, String> verifier = visit.codeForm(visit.code(service));
    verifier.put("code_verifier", "w".repeat(43));
    Map<String, String> uri = visit.codeForm(visit.code(service));
    uri.put("redirect_uri", OktaVisit.BACK + "/");

    isInvalidGrant(visit.post("/oauth2/v1/token", verifier), "PKCE verification failed.");
    isInvalidGrant(
        visit.post("/oauth2/v1/token", uri),
        "The 'redirect_uri' parameter does not match the redirection URI used in the"
            + " authorization request.");
  }

  @Test
  void signsTheApplicationInByTheWayThatItIsSetUpFor() throws Exception {
    Map<String, String> wrong = visit.codeForm(visit.code(service));
    wrong.put("client_id", app.clientId());
    wrong.put("client_secret", "wrong");
    Map<String, String> byKey = visit.codeForm(visit.code(service));
    byKey.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    byKey.put("client_assertion", client.assertion(acme.origin(), app));

    Reply wrongSecret = client.post(acme.origin(), wrong);
    Reply keyWhereSecretIsSet = client.post(acme.origin(), byKey);
    app.signInWithSecret(false);
    byKey.put("client_assertion", client.assertion(acme.origin(), app));
    Reply key = client.post(acme.origin(), byKey);

    assertThat(wrongSecret.status()).isEqualTo(401);
    assertThat(wrongSecret.text("error_description"))
        .isEqualTo("The client secret supplied for a confidential client is invalid.");
    assertThat(keyWhereSecretIsSet.status()).isEqualTo(401);
    assertThat(key.status()).isEqualTo(200);
    assertThat(visit.refresh(key.text("refresh_token")).status()).isEqualTo(401);
  }

  @Test
  void bindsTheTokensOfAPersonToAKeyWhereProofIsRequired() throws Exception {
    app.requireProof(true);
    try {
      String url = acme.origin() + "/oauth2/v1/token";
      Map<String, String> form = visit.codeForm(visit.code(service));
      Reply without = visit.post("/oauth2/v1/token", form);
      Reply nonce =
          visit.post("/oauth2/v1/token", form, "DPoP", client.proof("POST", url, null, null));
      Reply bound =
          visit.post(
              "/oauth2/v1/token",
              form,
              "DPoP",
              client.proof("POST", url, nonce.header("dpop-nonce"), null));

      assertThat(without.text("error")).isEqualTo("invalid_dpop_proof");
      assertThat(nonce.text("error")).isEqualTo("use_dpop_nonce");
      assertThat(bound.text("token_type")).isEqualTo("DPoP");
      assertThat(visit.api(USERS, bound.text("access_token")).status()).isEqualTo(401);
    } finally {
      app.requireProof(false);
    }
  }

  @Test
  void letsNoServiceAppRedeemACode() throws Exception {
    ServiceApp backup = acme.app(ReadyApp.BACKUP);
    Map<String, String> form = visit.codeForm(visit.code(service));
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", client.assertion(acme.origin(), backup));

    Reply reply = client.post(acme.origin(), form);

    assertThat(reply.text("error")).isEqualTo("unauthorized_client");
  }

  @Test
  void allowsWhatThePersonMayDo() throws Exception {
    String token = visit.signedIn().text("access_token");
    signIns.setAdministrator(AccountKind.SERVICE, false);

    Reply list = visit.api(USERS, token);
    Reply organization = visit.api("/api/v1/org", token);

    assertThat(list.body()).isEqualTo("[]");
    assertThat(organization.status()).isEqualTo(403);
    assertThat(visit.api("/api/v1/groups", token).header("WWW-Authenticate"))
        .contains("insufficient_scope");
  }

  @Test
  void keepsAPersistentRefreshToken() throws Exception {
    String refreshToken = visit.signedIn().text("refresh_token");

    Reply first = visit.refresh(refreshToken);
    Reply second = visit.refresh(refreshToken);

    assertThat(first.text("refresh_token")).isEqualTo(refreshToken);
    assertThat(second.text("refresh_token")).isEqualTo(refreshToken);
    assertThat(second.text("access_token")).isNotEqualTo(first.text("access_token"));
    assertThat(visit.api(USERS, first.text("access_token")).status()).isEqualTo(200);
  }

  @Test
  void replacesARefreshTokenByARotatingOne() throws Exception {
    app.rotateRefreshTokens(Duration.ofSeconds(30));
    String first = visit.signedIn().text("refresh_token");

    String second = visit.refresh(first).text("refresh_token");
    CLOCK.advance(Duration.ofSeconds(30));
    String again = visit.refresh(first).text("refresh_token");

    assertThat(second).isNotEqualTo(first);
    assertThat(again).isEqualTo(second);
  }

  @Test
  void givesEverybodyTheSameSuccessorWhoRefreshesAtOnce() throws Exception {
    app.rotateRefreshTokens(Duration.ofSeconds(30));
    String first = visit.signedIn().text("refresh_token");
    var threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> calls =
          Collections.nCopies(24, () -> visit.refresh(first).text("refresh_token"));
      Set<String> successors = new TreeSet<>();
      for (Future<String> successor : threads.invokeAll(calls)) {
        successors.add(successor.get());
      }

      assertThat(successors).hasSize(1).doesNotContain(first);
      assertThat(signIns.holding(first).orElseThrow().refreshes()).isEqualTo(24);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void endsTheFamilyWhenASpentRefreshTokenComesAfterTheGracePeriod() throws Exception {
    app.rotateRefreshTokens(Duration.ofSeconds(30));
    String first = visit.signedIn().text("refresh_token");
    Reply second = visit.refresh(first);
    CLOCK.advance(Duration.ofSeconds(31));

    Reply replayed = visit.refresh(first);

    isInvalidGrant(replayed, "The refresh token is invalid or expired.");
    isInvalidGrant(
        visit.refresh(second.text("refresh_token")), "The refresh token is invalid or expired.");
    assertThat(visit.api(USERS, second.text("access_token")).status()).isEqualTo(401);
  }

  @Test
  void endsTheFamilyWhenARefreshTokenOfBeforeTheLastComesWithinTheGracePeriod() throws Exception {
    app.rotateRefreshTokens(Duration.ofSeconds(30));
    String first = visit.signedIn().text("refresh_token");
    String second = visit.refresh(first).text("refresh_token");
    String third = visit.refresh(second).text("refresh_token");

    isInvalidGrant(visit.refresh(first), "The refresh token is invalid or expired.");
    isInvalidGrant(visit.refresh(third), "The refresh token is invalid or expired.");
  }

  @Test
  void narrowsScopesOnRefreshAndWidensNone() throws Exception {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", visit.signedIn().text("refresh_token"));
    form.put("scope", "okta.users.read");
    Reply narrow = visit.post("/oauth2/v1/token", form);
    form.put("scope", "okta.users.read okta.groups.read");
    Reply wide = visit.post("/oauth2/v1/token", form);

    assertThat(narrow.text("scope")).isEqualTo("okta.users.read");
    assertThat(narrow.json()).doesNotContainKey("id_token");
    assertThat(wide.text("error")).isEqualTo("invalid_scope");
  }

  @Test
  void refusesARefreshTokenNinetyDaysAfterTheSignIn() throws Exception {
    String refreshToken = visit.signedIn().text("refresh_token");
    CLOCK.advance(Duration.ofDays(89));
    Reply before = visit.refresh(refreshToken);
    CLOCK.advance(Duration.ofDays(1));

    assertThat(before.status()).isEqualTo(200);
    isInvalidGrant(visit.refresh(refreshToken), "The refresh token is invalid or expired.");
  }

  @Test
  void endsAGrantByItsRefreshTokenAndAnAccessTokenAlone() throws Exception {
    Reply signedIn = visit.signedIn();
    String refreshToken = signedIn.text("refresh_token");
    String second = visit.refresh(refreshToken).text("access_token");

    Reply byAccess = visit.post("/oauth2/v1/revoke", token(signedIn.text("access_token")));
    assertThat(byAccess.status()).isEqualTo(200);
    assertThat(visit.api(USERS, signedIn.text("access_token")).status()).isEqualTo(401);
    assertThat(visit.api(USERS, second).status()).isEqualTo(200);

    visit.post("/oauth2/v1/revoke", token(refreshToken));
    assertThat(visit.api(USERS, second).status()).isEqualTo(401);
    isInvalidGrant(visit.refresh(refreshToken), "The refresh token is invalid or expired.");
    assertThat(visit.post("/oauth2/v1/revoke", token("unknown")).status()).isEqualTo(200);
  }

  @Test
  void tellsTheApplicationWhetherItsTokensAreActive() throws Exception {
    Reply signedIn = visit.signedIn();

    Reply good = visit.post("/oauth2/v1/introspect", token(signedIn.text("access_token")));
    signIns.expireAccessTokens();
    Reply expired = visit.post("/oauth2/v1/introspect", token(signedIn.text("access_token")));
    Reply refresh = visit.post("/oauth2/v1/introspect", token(signedIn.text("refresh_token")));

    assertThat(good.json())
        .containsEntry("active", true)
        .containsEntry("client_id", app.clientId())
        .containsEntry("username", service.login());
    assertThat(expired.json()).containsOnlyKeys("active").containsEntry("active", false);
    assertThat(refresh.json()).containsEntry("active", true);
  }

  private static Map<String, String> token(String value) {
    return new LinkedHashMap<>(Map.of("token", value));
  }

  @Test
  void asksForASecondFactorWhereOneIsRequired() throws Exception {
    signIns.switches().requireFactor(true);

    var claims = SignedJWT.parse(visit.signedIn().text("id_token")).getJWTClaimsSet();

    assertThat(claims.getStringListClaim("amr")).contains("mfa");
  }

  @ParameterizedTest
  @CsvSource({
    "DECLINED, The resource owner or authorization server denied the request.",
    "ADMIN_APPROVAL, User is not assigned to the client application.",
    "CONDITIONAL_ACCESS, 'Policy evaluation failed for this request, please check the policy"
        + " configurations.'"
  })
  void comesBackWithTheRefusalOfTheOrganization(SignInRefusal refusal, String description)
      throws Exception {
    signIns.switches().refuse(refusal);

    var answer = Visitor.told(visit.browser().accept(visit.address(), service));

    assertThat(answer)
        .containsEntry("error", "access_denied")
        .containsEntry("error_description", description);
  }

  @Test
  void revokesExpiresAndAgesWhatWasGranted() throws Exception {
    Reply aged = visit.signedIn();
    signIns.age(Duration.ofDays(91));
    Reply revoked = visit.signedIn();
    acme.revokeGrants();
    Reply expired = visit.signedIn();
    signIns.expireAccessTokens();

    for (Reply ended : List.of(aged, revoked)) {
      isInvalidGrant(
          visit.refresh(ended.text("refresh_token")), "The refresh token is invalid or expired.");
    }
    assertThat(visit.api(USERS, expired.text("access_token")).status()).isEqualTo(401);
    assertThat(visit.refresh(expired.text("refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void answersWithoutRefreshTokenAndKeepsTheOneThatIsThere() throws Exception {
    app.rotateRefreshTokens(Duration.ZERO);
    String refreshToken = visit.signedIn().text("refresh_token");
    signIns.switches().withholdRefreshTokens(true);

    assertThat(visit.refresh(refreshToken).json()).doesNotContainKey("refresh_token");
    assertThat(visit.refresh(refreshToken).status()).isEqualTo(200);
  }

  @Test
  void losesAnAnswerAfterTheRefreshTokenWasReplaced() throws Exception {
    app.rotateRefreshTokens(Duration.ZERO);
    String refreshToken = visit.signedIn().text("refresh_token");
    CLOCK.advance(Duration.ofSeconds(1));
    signIns.switches().loseRefreshAnswers(1);

    assertThatThrownBy(() -> visit.refresh(refreshToken)).isInstanceOf(IOException.class);
    CLOCK.advance(Duration.ofSeconds(1));
    isInvalidGrant(visit.refresh(refreshToken), "The refresh token is invalid or expired.");
  }

  @Test
  void countsRefreshesCodesAndTokens() throws Exception {
    signIns.counters().reset();
    String refreshToken = visit.signedIn().text("refresh_token");
    visit.refresh(refreshToken);
    visit.refresh("unknown");
    client.token(acme.origin(), acme.app(ReadyApp.BACKUP), "okta.users.read");

    var counters = signIns.counters();
    assertThat(counters.codesRedeemed()).isEqualTo(1);
    assertThat(counters.refreshes(app.clientId())).isEqualTo(1);
    assertThat(counters.refreshRequests(app.clientId())).isEqualTo(2);
    assertThat(counters.tokens())
        .containsExactlyEntriesOf(
            new TreeMap<>(
                Map.of("authorization_code", 1L, "client_credentials", 1L, "refresh_token", 1L)));
    assertThat(signIns.holding(refreshToken).orElseThrow().refreshes()).isEqualTo(1);
  }

  @Test
  void takesItsTimeForTokenAnswersWhenItShall() throws Exception {
    String refreshToken = visit.signedIn().text("refresh_token");
    signIns.switches().answerTokensAfter(Duration.ofMillis(300));
    long start = System.nanoTime();

    visit.refresh(refreshToken);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(299));
  }

  @Test
  void endsAccessTokensSoonerWhenItShall() throws Exception {
    signIns.switches().endAccessTokensAfter(Duration.ofSeconds(5));
    Reply signedIn = visit.signedIn();
    String token = signedIn.text("access_token");

    assertThat(signedIn.json()).containsEntry("expires_in", 5L);
    assertThat(visit.api(USERS, token).status()).isEqualTo(200);
    CLOCK.advance(Duration.ofSeconds(6));
    assertThat(visit.api(USERS, token).status()).isEqualTo(401);
  }

  private static void isInvalidGrant(Reply reply, String description) throws Exception {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json())
        .containsEntry("error", "invalid_grant")
        .containsEntry("error_description", description);
  }
}
