package dev.connections.provider.call;

import static dev.connections.provider.PretendServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpHandler;
import dev.connections.api.FindingCode;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.Credential;
import dev.connections.credential.Grant;
import dev.connections.credential.RefreshTokens;
import dev.connections.credential.SigningKey;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.platform.outbound.TestAuthority;
import dev.connections.provider.KeptRefreshToken;
import dev.connections.provider.PretendServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AuthorizationCodeFlowTest {
  private static final String SECRET = "s3cr3t/value~of\"this\"client";
  private static final String VERIFIER = "v".repeat(43);
  private static final String NONCE = "nonce-1";
  private static final URI RETURN = URI.create("https://console.example.com/grant/callback");
  private static final AssertionRules RULES =
      new AssertionRules(Duration.ofMinutes(5), true, false, JWSAlgorithm.RS256);
  private static TestAuthority authority;
  private static ECKey signer;
  private static ECKey other;

  /** Of this machine: the library compares the times of ID tokens with it. */
  private final Clock clock = Clock.systemUTC();

  private final KeySets keys = new KeySets();
  private IdentityServer server;
  private OutboundHttp outbound;
  private boolean promisesIssuer;
  private boolean takesPushed;
  private boolean takesBack = true;
  private boolean hasKeys = true;
  private String issuer;
  private TokenDialect dialect = TokenDialect.STANDARD;

  @TempDir Path directory;

  @BeforeAll
  static void makesKeys() throws Exception {
    authority = new TestAuthority();
    signer = new ECKeyGenerator(Curve.P_256).keyID("signer").generate();
    other = new ECKeyGenerator(Curve.P_256).keyID("signer").generate();
  }

  @BeforeEach
  void opens() throws Exception {
    server = new IdentityServer();
    issuer = server.origin();
    outbound =
        new OutboundHttp(
            Settings.of(
                Map.of(
                    Setting.OUTBOUND_TRUST_STORE, authority.writePem(directory).toString(),
                    Setting.OUTBOUND_TRUSTED_ORIGINS, server.origin())));
  }

  @AfterEach
  void closes() {
    server.close();
  }

  private static final class IdentityServer extends PretendServer {
    IdentityServer() throws IOException {
      super(authority, answer(404, "text/plain", "nothing here"));
      answers.put("/keys", json(200, new JWKSet(signer).toString()));
      answers.put("/revoke", answer(200, "text/plain", ""));
      says("{'access_token':'at','token_type':'Bearer','refresh_token':'rt','expires_in':3600}");
    }

    URI at(String path) {
      return URI.create(origin() + path);
    }

    void says(String body) {
      answers.put("/token", json(200, body));
    }

    void issues(String idToken) {
      says("{'access_token':'at','token_type':'Bearer','id_token':'" + idToken + "'}");
    }

    Call last() {
      return calls.get(calls.size() - 1);
    }
  }

  /** Single quotes stand for double ones. */
  private static HttpHandler json(int status, String body) {
    return answer(status, "application/json", body.replace('\'', '"'));
  }

  private AuthorizationCodeFlow flow(Credential credential) {
    AuthorizationServer where =
        new AuthorizationServer(
            issuer,
            promisesIssuer,
            server.at("/authorize"),
            takesPushed ? server.at("/par") : null,
            new TokenEndpoint(
                server.at("/token"), RULES, (answer, asking) -> refusal(answer), dialect),
            takesBack ? server.at("/revoke") : null,
            hasKeys ? server.at("/keys") : null);
    OAuthClient client = new OAuthClient("client-1", credential, false);
    return new AuthorizationCodeFlow(
        new ProviderClient(outbound, clock, HTTPResponse::getBody)
            .calls("client-1", Duration.ofSeconds(20)),
        where,
        client,
        new DPoPNonces(),
        keys,
        clock);
  }

  private AuthorizationCodeFlow flow() {
    return flow(new ClientSecret(SECRET, null));
  }

  private static ProviderRefusal refusal(HTTPResponse answer) {
    return new ProviderRefusal(
        FindingCode.CREDENTIAL_REJECTED,
        List.of(),
        answer.getBody(),
        Json.text(Json.objectOrNone(answer.getBody()), "error"));
  }

  private static CodeRequest request(String... scopes) {
    return new CodeRequest(
        List.of(scopes),
        RETURN,
        "state-1",
        NONCE,
        VERIFIER,
        "",
        true,
        Map.of("access_type", "offline"));
  }

  private static Map<String, String> query(URI page) {
    return URLUtils.parseParameters(page.getRawQuery()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().get(0)));
  }

  private JWTClaimsSet.Builder claims() {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(server.origin())
        .audience("client-1")
        .subject("person-1")
        .claim("nonce", NONCE)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
  }

  private static String signed(JWTClaimsSet claims, ECKey key) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }

  private ProviderRefusal refused(String... scopes) {
    return catchThrowableOfType(
        ProviderRefusal.class, () -> flow().redeem(request(scopes), "code-1", null));
  }

  @Test
  void sendsPeopleThereWithAChallengeAndNothingSecret() throws Exception {
    URI page = flow().begin(request("files.read", "offline"));

    assertThat(page.toString()).startsWith(server.origin() + "/authorize?");
    assertThat(query(page))
        .containsOnly(
            Map.entry("response_type", "code"),
            Map.entry("client_id", "client-1"),
            Map.entry("redirect_uri", RETURN.toString()),
            Map.entry("scope", "files.read offline"),
            Map.entry("state", "state-1"),
            Map.entry("code_challenge_method", "S256"),
            Map.entry(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(VERIFIER))
                    .getValue()),
            Map.entry("access_type", "offline"));
    assertThat(server.calls).isEmpty();
  }

  @Test
  void asksForANonceWithAnIdTokenAlone() throws Exception {
    assertThat(query(flow().begin(request("openid")))).containsEntry("nonce", NONCE);
    assertThat(query(flow().begin(request("files.read")))).doesNotContainKey("nonce");
  }

  @Test
  void namesTheAccountThatIsExpected() throws Exception {
    CodeRequest request =
        new CodeRequest(
            List.of(), RETURN, "s", NONCE, VERIFIER, "backup@example.com", false, Map.of());

    assertThat(query(flow().begin(request))).containsEntry("login_hint", "backup@example.com");
  }

  @Test
  void separatesScopesAsTheServerDoes() throws Exception {
    dialect = new TokenDialect(false, ",", "Bearer", "sub");
    server.says("{'access_token':'at','token_type':'bearer','scope':'a,b'}");

    assertThat(query(flow().begin(request("a", "b")))).containsEntry("scope", "a,b");
    assertThat(flow().redeem(request("a"), "code-1", issuer).tokens().token().scopes())
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void pushesTheRequestWhereTheServerTakesIt() throws Exception {
    takesPushed = true;
    server.answers.put("/par", json(201, "{'request_uri':'urn:example:1','expires_in':60}"));

    URI page = flow().begin(request("files.read"));

    assertThat(query(page))
        .containsOnly(
            Map.entry("client_id", "client-1"), Map.entry("request_uri", "urn:example:1"));
    assertThat(server.last().form())
        .containsEntry("client_secret", SECRET)
        .containsEntry("redirect_uri", RETURN.toString())
        .containsEntry("state", "state-1")
        .containsEntry("scope", "files.read")
        .containsKey("code_challenge");
  }

  @Test
  void pushesItSignedWhereTheClientHasAKey() throws Exception {
    takesPushed = true;
    server.answers.put("/par", json(201, "{'request_uri':'urn:example:1','expires_in':60}"));

    flow(new SigningKey(signer, "JWK")).begin(request("files.read"));

    assertThat(server.last().assertion().verify(new ECDSAVerifier(signer))).isTrue();
    assertThat(server.last().form()).doesNotContainKey("client_secret");
  }

  @Test
  void tellsWhyAPushedRequestIsRefused() {
    takesPushed = true;
    server.answers.put("/par", json(400, "{'error':'invalid_scope'}"));

    ProviderRefusal refusal =
        catchThrowableOfType(ProviderRefusal.class, () -> flow().begin(request("x")));

    assertThat(refusal.error()).isEqualTo("invalid_scope");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{'expires_in':60}"})
  void sendsNobodyThereWhereAPushedRequestIsNotKept(String body) {
    takesPushed = true;
    server.answers.put("/par", json(201, body));

    assertThat(
            catchThrowableOfType(ProviderRefusal.class, () -> flow().begin(request("x"))).finding())
        .isEqualTo(FindingCode.ANSWER_NOT_UNDERSTOOD);
  }

  @Test
  void redeemsACodeByTheVerifierAndTheSameAddress() throws Exception {
    AuthorizationCodeFlow.Redeemed redeemed =
        flow().redeem(request("files.read"), "code-1", issuer);

    assertThat(server.last().form())
        .containsOnly(
            Map.entry("grant_type", "authorization_code"),
            Map.entry("code", "code-1"),
            Map.entry("redirect_uri", RETURN.toString()),
            Map.entry("code_verifier", VERIFIER),
            Map.entry("client_id", "client-1"),
            Map.entry("client_secret", SECRET));
    assertThat(redeemed.tokens().refreshToken()).isEqualTo("rt");
    assertThat(redeemed.tokens().token().scopes()).containsExactly("files.read");
    assertThat(redeemed.claims()).isEmpty();
    assertThat(redeemed.toString()).contains("files.read").doesNotContain("rt", "at,");
    assertThat(request("files.read").toString())
        .contains("files.read")
        .doesNotContain(VERIFIER, NONCE, "state-1");
  }

  @Test
  void provesItselfInTheHeaderWhereTheServerWantsThat() throws Exception {
    dialect = new TokenDialect(true, " ", "Bearer", "sub");

    flow().redeem(request("files.read"), "code-1", null);

    assertThat(server.last().headers().get("authorization")).startsWith("Basic ");
    assertThat(server.last().form()).doesNotContainKeys("client_secret", "client_id");
  }

  @Test
  void takesTheServersOwnNameOfBearerTokens() throws Exception {
    server.says("{'access_token':'at','token_type':'bot'}");
    assertThat(refused("a").finding()).isEqualTo(FindingCode.ANSWER_NOT_UNDERSTOOD);

    dialect = new TokenDialect(false, " ", "bot", "sub");
    assertThat(flow().redeem(request("a"), "code-1", null).tokens().token().token().getValue())
        .isEqualTo("at");
  }

  @Test
  void seesAnErrorInAnAnswerThatClaimsToBeNone() {
    server.says("{'error':'bad_verification_code','error_description':'expired'}");

    assertThat(refused("a").error()).isEqualTo("bad_verification_code");
  }

  @Test
  void refusesTheAnswerOfAnotherServerWithoutACall() {
    ProviderRefusal refusal =
        catchThrowableOfType(
            ProviderRefusal.class,
            () -> flow().redeem(request("a"), "code-1", "https://evil.example.com"));

    assertThat(refusal.finding()).isEqualTo(FindingCode.OTHER_ISSUER);
    assertThat(refusal.details()).containsExactly("https://evil.example.com", server.origin());
    assertThat(server.calls).isEmpty();
  }

  @Test
  void refusesAnAnswerWithoutANameWhereTheServerPromisesIt() {
    promisesIssuer = true;

    assertThat(refused("a").finding()).isEqualTo(FindingCode.OTHER_ISSUER);
    assertThat(server.calls).isEmpty();
  }

  @Test
  void knowsTheOrganizationsNamesOfOneServer() {
    Issuers issuers = new Issuers("https://login.example.com/{tid}/v2.0");

    assertThat(issuers.mayBe("https://login.example.com/contoso/v2.0")).isTrue();
    assertThat(issuers.mayBe("https://login.example.com/a/b/v2.0")).isFalse();
    assertThat(issuers.mayBe("https://login-example.com/contoso/v2.0")).isFalse();
    assertThat(new Issuers("https://login.example.com/{tid}").mayBe("https://login.example.com/"))
        .isFalse();
    assertThat(issuers.by(new JWTClaimsSet.Builder().claim("tid", "t1").build()))
        .isEqualTo("https://login.example.com/t1/v2.0");
  }

  @Test
  void checksTheIdTokenThatItAskedFor() throws Exception {
    server.issues(signed(claims().claim("tid", "org-1").build(), signer));

    assertThat(flow().redeem(request("openid"), "code-1", null).claims())
        .containsEntry("sub", "person-1")
        .containsEntry("tid", "org-1");
  }

  @Test
  void checksAnIdTokenOfAServerThatIsNamedAfterTheOrganization() throws Exception {
    issuer = server.origin() + "/{tid}";
    server.issues(
        signed(claims().claim("tid", "org-1").issuer(server.origin() + "/org-1").build(), signer));
    assertThat(flow().redeem(request("openid"), "code-1", null).claims()).isNotEmpty();

    server.issues(
        signed(claims().claim("tid", "org-1").issuer(server.origin() + "/org-2").build(), signer));
    assertThat(refused("openid").finding()).isEqualTo(FindingCode.OTHER_ISSUER);
  }

  @Test
  void fetchesTheKeysOnceUntilAnotherOneSigns() throws Exception {
    server.issues(signed(claims().build(), signer));
    flow().redeem(request("openid"), "code-1", null);
    flow().redeem(request("openid"), "code-2", null);
    assertThat(server.callsOf("/keys")).hasSize(1);

    ECKey next = new ECKeyGenerator(Curve.P_256).keyID("next").generate();
    server.answers.put("/keys", json(200, new JWKSet(List.of(signer, next)).toString()));
    server.issues(signed(claims().build(), next));
    flow().redeem(request("openid"), "code-3", null);
    assertThat(server.callsOf("/keys")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aud", "nonce", "exp", "iat", "key", "none", "text", "missing"})
  void refusesAnIdTokenThatDoesNotHold(String wrong) throws Exception {
    Instant now = clock.instant();
    JWTClaimsSet.Builder claims = claims();
    switch (wrong) {
      case "aud" -> claims.audience("client-2");
      case "nonce" -> claims.claim("nonce", "nonce-2");
      case "exp" -> claims.expirationTime(Date.from(now.minusSeconds(90)));
      case "iat" -> claims.issueTime(Date.from(now.plusSeconds(90)));
      default -> {
        // Its claims are right.
      }
    }
    switch (wrong) {
      case "none" -> server.issues(new PlainJWT(claims.build()).serialize());
      case "text" -> server.issues("no token");
      case "missing" -> server.says("{'access_token':'at','token_type':'Bearer'}");
      default -> server.issues(signed(claims.build(), wrong.equals("key") ? other : signer));
    }

    assertThat(refused("openid").finding())
        .isEqualTo(
            Set.of("exp", "iat").contains(wrong)
                ? FindingCode.CLOCK_SKEW
                : FindingCode.ANSWER_NOT_UNDERSTOOD);
  }

  @Test
  void givesBackWhatCameWithAnIdTokenThatDoesNotHold() throws Exception {
    String foreign = signed(claims().build(), other);
    server.says(
        "{'access_token':'at','token_type':'Bearer','refresh_token':'rt','id_token':'"
            + foreign
            + "'}");

    assertThat(refused("openid").getSuppressed()).isEmpty();
    assertThat(server.last().path()).isEqualTo("/revoke");
    assertThat(server.last().form()).containsEntry("token", "rt");

    server.answers.put("/revoke", json(401, "{'error':'invalid_client'}"));
    assertThat(refused("openid").getSuppressed()).hasSize(1);
  }

  @Test
  void givesNothingBackWhereNothingCameOrSomethingWasGrantedBefore() throws Exception {
    String foreign = signed(claims().build(), other);
    server.issues(foreign);
    assertThat(refused("openid").getSuppressed()).isEmpty();

    renews(foreign);
    CodeRequest later =
        new CodeRequest(List.of("openid"), RETURN, "state-1", NONCE, VERIFIER, "", false, Map.of());
    assertThat(
            catchThrowableOfType(ProviderRefusal.class, () -> flow().redeem(later, "code-1", null))
                .finding())
        .isEqualTo(FindingCode.ANSWER_NOT_UNDERSTOOD);
    assertThat(server.callsOf("/revoke")).isEmpty();
  }

  @Test
  void toleratesClocksThatDifferByLessThanAMinute() throws Exception {
    Instant now = clock.instant();
    server.issues(
        signed(
            claims()
                .issueTime(Date.from(now.plusSeconds(40)))
                .expirationTime(Date.from(now.minusSeconds(40)))
                .build(),
            signer));

    assertThat(flow().redeem(request("openid"), "code-1", null).claims()).isNotEmpty();
  }

  @Test
  void tellsWhyTheKeysCouldNotBeFetched() throws Exception {
    server.issues(signed(claims().build(), signer));
    server.answers.put("/keys", json(503, "{}"));

    assertThat(refused("openid").finding()).isEqualTo(FindingCode.PROVIDER_FAILED);
  }

  @ParameterizedTest
  @CsvSource({"404, {}", "200, no keys"})
  void namesTheHostThatHasNoKeys(int status, String body) throws Exception {
    server.issues(signed(claims().build(), signer));
    server.answers.put("/keys", json(status, body));

    assertThat(refused("openid").finding()).isEqualTo(FindingCode.ANSWER_NOT_UNDERSTOOD);
    assertThat(refused("openid").subject()).contains(server.at("/").getHost());
  }

  private static Grant grant(RefreshTokens kept, String accountId) {
    return new Grant(new ClientSecret(SECRET, null), kept, Set.of("a"), accountId, "", null);
  }

  private void renews(String idToken) {
    server.says(
        "{'access_token':'at','token_type':'Bearer','refresh_token':'rt-2','id_token':'"
            + idToken
            + "'}");
  }

  @Test
  void renewsWhatTheSameAccountGranted() throws Exception {
    KeptRefreshToken kept = new KeptRefreshToken("rt-1");
    renews(signed(claims().build(), signer));

    assertThat(flow(grant(kept, "person-1")).refresh(List.of("openid")).claims())
        .containsEntry("sub", "person-1");
    assertThat(kept.value()).isEqualTo("rt-2");
  }

  @Test
  void refusesWhatIsRenewedInTheNameOfAnotherAccount() throws Exception {
    KeptRefreshToken kept = new KeptRefreshToken("rt-1");
    renews(signed(claims().subject("person-2").build(), signer));

    ProviderRefusal refusal =
        catchThrowableOfType(
            ProviderRefusal.class, () -> flow(grant(kept, "person-1")).refresh(List.of("openid")));

    assertThat(refusal.finding()).isEqualTo(FindingCode.OTHER_ACCOUNT);
    assertThat(kept.value()).isEqualTo("rt-1");
    assertThat(flow(grant(kept, "")).refresh(List.of("openid")).claims())
        .as("of an account that the provider did not name before")
        .containsEntry("sub", "person-2");
  }

  @Test
  void refusesWhatIsRenewedWithAnIdTokenThatIsNone() {
    KeptRefreshToken kept = new KeptRefreshToken("rt-1");
    renews("no token");

    ProviderRefusal refusal =
        catchThrowableOfType(
            ProviderRefusal.class, () -> flow(grant(kept, "person-1")).refresh(List.of("openid")));

    assertThat(refusal.finding()).isEqualTo(FindingCode.ANSWER_NOT_UNDERSTOOD);
    assertThat(refusal.subject()).contains("ID token");
    assertThat(kept.value()).isEqualTo("rt-1");
  }

  @Test
  void checksTheSignatureOfARenewedIdToken() throws Exception {
    renews(signed(claims().build(), other));

    assertThat(
            catchThrowableOfType(
                    ProviderRefusal.class,
                    () ->
                        flow(grant(new KeptRefreshToken("rt-1"), "person-1"))
                            .refresh(List.of("openid")))
                .finding())
        .isEqualTo(FindingCode.ANSWER_NOT_UNDERSTOOD);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void believesNothingOfARenewedIdTokenThatItCannotCheck(boolean named) throws Exception {
    hasKeys = !named;
    issuer = named ? issuer : "";
    KeptRefreshToken kept = new KeptRefreshToken("rt-1");
    renews(signed(claims().build(), signer));

    assertThat(flow(grant(kept, "person-1")).refresh(List.of("openid")).claims()).isEmpty();
    assertThat(kept.value()).isEqualTo("rt-2");
  }

  @Test
  void takesWhatIsRenewedWithoutAnAccount() throws Exception {
    dialect = new TokenDialect(false, " ", "Bearer", "oid");
    KeptRefreshToken kept = new KeptRefreshToken("rt-1");
    renews(signed(claims().build(), signer));

    flow(grant(kept, "person-1")).refresh(List.of("openid"));

    assertThat(kept.value()).isEqualTo("rt-2");
  }

  @Test
  void tellsNoSecretThatAServerRepeatsOfAGrant() {
    server.answers.put("/token", answer(400, "text/plain", "You sent s3cr3t: " + SECRET));

    assertThat(
            catchThrowableOfType(
                    ProviderRefusal.class,
                    () -> flow(grant(new KeptRefreshToken("rt-1"), "")).refresh(List.of()))
                .words())
        .contains("(secret)")
        .doesNotContain(SECRET);
  }

  @Test
  void asksNothingWhileAnotherUsesTheRefreshToken() {
    RefreshTokens busy =
        new RefreshTokens() {
          @Override
          public <T, X extends Exception> T use(Use<T, X> use) {
            throw new BusyException();
          }
        };

    assertThat(
            catchThrowableOfType(
                    ProviderRefusal.class, () -> flow(grant(busy, "")).refresh(List.of()))
                .finding())
        .isEqualTo(FindingCode.TIMED_OUT);
    assertThat(server.calls).isEmpty();
  }

  @Test
  void comparesTheAccountByTheClaimThatItIsKnownBy() throws Exception {
    dialect = new TokenDialect(false, " ", "Bearer", "oid");
    renews(signed(claims().claim("oid", "person-2").build(), signer));
    Credential granted = grant(new KeptRefreshToken("rt-1"), "person-2");
    Credential others = grant(new KeptRefreshToken("rt-1"), "person-1");

    assertThat(flow(granted).refresh(List.of("openid")).claims()).isNotEmpty();
    assertThat(
            catchThrowableOfType(
                    ProviderRefusal.class, () -> flow(others).refresh(List.of("openid")))
                .finding())
        .isEqualTo(FindingCode.OTHER_ACCOUNT);
  }

  @Test
  void givesARefreshTokenBack() throws Exception {
    flow().revoke("rt");

    assertThat(server.last().path()).isEqualTo("/revoke");
    assertThat(server.last().form())
        .containsOnly(
            Map.entry("token", "rt"),
            Map.entry("token_type_hint", "refresh_token"),
            Map.entry("client_id", "client-1"),
            Map.entry("client_secret", SECRET));
  }

  @Test
  void givesNothingBackWhereTheServerTakesNothing() throws Exception {
    takesBack = false;

    flow().revoke("rt");

    assertThat(server.calls).isEmpty();
  }

  @Test
  void tellsThatATokenWasNotTakenBack() {
    server.answers.put("/revoke", json(401, "{'error':'invalid_client'}"));

    ProviderRefusal refusal =
        catchThrowableOfType(ProviderRefusal.class, () -> flow().revoke("rt"));

    assertThat(refusal.error()).isEqualTo("invalid_client");
  }
}
