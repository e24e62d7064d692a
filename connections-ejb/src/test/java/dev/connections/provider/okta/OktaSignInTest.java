package dev.connections.provider.okta;

import static dev.connections.provider.PretendServer.answer;
import static dev.connections.provider.okta.PretendOkta.json;
import static dev.connections.provider.okta.PretendOkta.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.Grant;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.platform.outbound.TestAuthority;
import dev.connections.provider.GrantedSignIn;
import dev.connections.provider.KeptRefreshToken;
import dev.connections.provider.Organization;
import dev.connections.provider.Registration;
import dev.connections.provider.SignIn;
import dev.connections.provider.SignInRequest;
import dev.connections.provider.ToldSteps;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderRefusal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
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

/** What comes of a sign-in at Okta, and of what a person granted there. */
@Timeout(60)
class OktaSignInTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final URI RETURN = URI.create("https://console.example.com/grant/callback");

  /** Of this machine: the library compares the times of ID tokens with it. */
  private static final Clock CLOCK = Clock.systemUTC();

  private static final Catalog CATALOG = new Catalog(Settings.of(Map.of()), CLOCK);
  private static TestAuthority authority;
  private static ECKey signer;

  private final KeptRefreshToken kept = new KeptRefreshToken("rt-1");
  private PretendOkta okta;
  private OktaAdapter adapter;

  @TempDir Path directory;

  @BeforeAll
  static void makesKeys() throws Exception {
    authority = new TestAuthority();
    signer = new ECKeyGenerator(Curve.P_256).keyID("signer").generate();
  }

  @BeforeEach
  void opens() throws Exception {
    okta = new PretendOkta(authority);
    okta.answers.put("/oauth2/v1/keys", json(200, new JWKSet(signer).toString()));
    okta.answers.put("/oauth2/v1/revoke", answer(200, "text/plain", ""));
    adapter = adapter(okta.origin());
    issues("'refresh_token':'rt-1',", "openid profile offline_access okta.orgs.read");
  }

  @AfterEach
  void closes() {
    okta.close();
  }

  private OktaAdapter adapter(String trusted) {
    Settings settings =
        Settings.of(
            Map.of(
                Setting.OUTBOUND_TRUST_STORE,
                authority.writePem(directory).toString(),
                Setting.OUTBOUND_TRUSTED_ORIGINS,
                trusted));
    return new OktaAdapter(new OutboundHttp(settings), settings, CLOCK, CATALOG);
  }

  private void issues(String refreshToken, String scopes) throws Exception {
    Instant now = CLOCK.instant();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("signer").build(),
            new JWTClaimsSet.Builder()
                .issuer(okta.origin())
                .audience("client-1")
                .subject("00u1")
                .claim("preferred_username", "backup@acme.example")
                .claim("nonce", "nonce-1")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .build());
    token.sign(new ECDSASigner(signer));
    okta.answers.put(
        "/oauth2/v1/token",
        json(
            200,
            "{'access_token':'at','token_type':'Bearer',"
                + refreshToken
                + "'scope':'"
                + scopes
                + "','id_token':'"
                + token.serialize()
                + "'}"));
  }

  private static Registration registration() {
    return new Registration(Workload.of("OKTA"), "client-1", new ClientSecret("s3cr3t", null));
  }

  private Organization organization() {
    return new Organization(
        PretendOkta.ID, Cloud.GLOBAL, okta.host(), "acme.example", "As before", "Identity Engine");
  }

  private SignInRequest request(boolean first) {
    return new SignInRequest(
        registration(),
        organization(),
        NeededScopes.permissions(List.of("okta.orgs.read")),
        RETURN,
        "state-1",
        "nonce-1",
        "v".repeat(43),
        "",
        first);
  }

  private GrantedSignIn finish() throws ProviderRefusal {
    return adapter.finish(request(true), "code-1", null, LIMIT);
  }

  private static ProviderRefusal refused(ThrowingCallable call) {
    return catchThrowableOfType(ProviderRefusal.class, call);
  }

  @Test
  void takesWhatAPersonGrantedInTheOrganizationThatWasAsked() throws Exception {
    GrantedSignIn granted = finish();

    assertThat(granted.organization())
        .isEqualTo(
            new Organization(
                PretendOkta.ID,
                Cloud.GLOBAL,
                okta.host(),
                "acme.example",
                "Acme",
                "Identity Engine"));
    assertThat(granted.accountId()).isEqualTo("00u1");
    assertThat(granted.account()).isEqualTo("backup@acme.example");
    assertThat(granted.refreshToken()).isEqualTo("rt-1");
    assertThat(granted.scopes()).containsExactly("okta.orgs.read");
    assertThat(okta.tokenCalls().get(0).form())
        .containsEntry("code", "code-1")
        .containsEntry("client_secret", "s3cr3t");
    assertThat(okta.callsOf("/api/v1/org").get(0).headers())
        .containsEntry("authorization", "Bearer at");
    assertThat(okta.callsOf("/oauth2/v1/revoke")).isEmpty();
  }

  @Test
  void takesTheOrganizationAsItWasKnownWhereTheTokenMayNotAsk() throws Exception {
    okta.answers.put("/api/v1/org", json(403, "{'errorCode':'E0000006'}"));
    assertThat(finish().organization()).isEqualTo(organization());

    issues("", "openid okta.users.read");
    okta.calls.clear();
    assertThat(finish().organization()).isEqualTo(organization());
    assertThat(okta.callsOf("/api/v1/org")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          200 | {'id':'00o9other'} | OTHER_ORGANIZATION
          200 | {} | ORGANIZATION_NOT_VERIFIABLE
          404 | {'errorCode':'E0000007','id':'00o1'} | ORGANIZATION_NOT_VERIFIABLE
          401 | {'errorCode':'E0000011'} | TOKEN_REFUSED
          """)
  void givesBackWhatIsNotProvedToBeTheOrganizations(int status, String body, FindingCode finding) {
    okta.answers.put("/api/v1/org", json(status, body));

    assertThat(refused(this::finish).finding()).isEqualTo(finding);
    assertThat(okta.callsOf("/oauth2/v1/revoke"))
        .singleElement()
        .satisfies(
            call ->
                assertThat(call.form())
                    .containsEntry("token", "rt-1")
                    .containsEntry("client_secret", "s3cr3t"));
  }

  @Test
  void givesNothingBackWhereNothingCameOrSomethingWasGrantedBefore() throws Exception {
    okta.answers.put("/api/v1/org", json(200, "{'id':'00o9other'}"));
    assertThat(refused(() -> adapter.finish(request(false), "code-1", null, LIMIT)).finding())
        .isEqualTo(FindingCode.OTHER_ORGANIZATION);

    issues("", "openid okta.orgs.read");
    assertThat(refused(this::finish).details()).containsExactly("00o9other", PretendOkta.ID);
    assertThat(okta.callsOf("/oauth2/v1/revoke")).isEmpty();
  }

  @Test
  void saysWhyItRefusedAlsoWhereNothingCanBeGivenBack() {
    okta.answers.put("/api/v1/org", json(200, "{'id':'00o9other'}"));
    okta.answers.put("/oauth2/v1/revoke", refusal("invalid_client", "No."));

    assertThat(refused(this::finish).finding()).isEqualTo(FindingCode.OTHER_ORGANIZATION);
  }

  @Test
  void sendsNoCodeOfAnotherServer() {
    assertThat(
            refused(() -> adapter.finish(request(true), "code-1", "https://evil.example", LIMIT))
                .finding())
        .isEqualTo(FindingCode.OTHER_ISSUER);
    assertThat(adapter.read(organization(), "access_denied", "", "https://evil.example"))
        .isEqualTo(GrantEnd.OTHER_ISSUER);
    assertThat(adapter.read(organization(), "access_denied", "", okta.origin()))
        .isEqualTo(GrantEnd.DECLINED);
    assertThat(okta.calls).isEmpty();
  }

  @Test
  void sendsNothingToAHostThatTheSettingsNoLongerAllow() {
    adapter = adapter("https://elsewhere.example:8443");

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> adapter.begin(request(true), LIMIT),
            this::finish,
            () -> adapter.revoke(registration(), organization(), "rt-1", LIMIT),
            () -> adapter.tryOut(registration(), organization(), RETURN, LIMIT))) {
      assertThat(refused(call).finding()).isEqualTo(FindingCode.DOMAIN_NOT_ALLOWED);
    }
    assertThat(okta.calls).isEmpty();
  }

  @Test
  void triesARegistrationOutAtItsOrganization() throws Exception {
    okta.answers.put(
        "/oauth2/v1/token",
        exchange ->
            refusal(okta.tokenCalls().size() == 1 ? "invalid_grant" : "invalid_client", "No.")
                .handle(exchange));

    assertThat(adapter.organizationNeeded()).isTrue();
    assertThat(adapter.tryOut(registration(), organization(), RETURN, LIMIT))
        .contains("invalid_grant: No.");
  }

  private IssuedToken token(String... scopes) throws ProviderRefusal {
    Grant grant =
        new Grant(
            registration().credential(),
            kept,
            Set.of("okta.orgs.read", "okta.users.read"),
            "00u1",
            "backup@acme.example",
            null);
    return adapter.token(
        organization(),
        new OAuthClient("client-1", grant, false),
        NeededScopes.permissions(List.of(scopes)),
        LIMIT);
  }

  private List<VerificationStep> verify() {
    ToldSteps steps = new ToldSteps();
    adapter.verify(
        new SignIn(
            okta.origin(),
            PretendOkta.ID,
            "client-1",
            new Grant(registration().credential(), kept, Set.of(), "00u1", "", null),
            false,
            CATALOG.needs(Workload.of("OKTA"), CATALOG.defaults(Workload.of("OKTA")))),
        LIMIT,
        steps);
    return steps.all();
  }

  private static List<String> told(List<VerificationStep> steps, StepCode code) {
    return steps.stream()
        .filter(step -> step.code() == code && step.outcome() != StepOutcome.OK)
        .map(step -> step.subject() + " " + step.finding())
        .toList();
  }

  private void grantsAllBut(String missing, String more) throws Exception {
    List<String> scopes = new ArrayList<>(PretendOkta.SEVEN);
    scopes.remove(missing);
    issues("'refresh_token':'rt-2',", "openid offline_access " + String.join(" ", scopes) + more);
    okta.answers.put("/oauth2/v1/userinfo", json(200, "{'sub':'00u1'}"));
    okta.answers.put(
        "/api/v1/users/00u1/roles", json(200, "[{'type':'SUPER_ADMIN','status':'ACTIVE'}]"));
  }

  @Test
  void verifiesWhatAPersonGrantedByThatPersonsRole() throws Exception {
    grantsAllBut("", "");

    List<VerificationStep> steps = verify();

    assertThat(steps).allSatisfy(s -> assertThat(s.outcome()).isEqualTo(StepOutcome.OK));
    assertThat(steps)
        .filteredOn(step -> step.code() == StepCode.CREDENTIAL)
        .singleElement()
        .satisfies(step -> assertThat(step.details()).containsExactly("GRANT"));
    assertThat(okta.tokenCalls())
        .as("one token for all")
        .singleElement()
        .satisfies(call -> assertThat(call.form()).doesNotContainKey("scope"));
    assertThat(okta.paths()).doesNotContain("/oauth2/v1/clients/client-1/roles");
    assertThat(kept.value()).isEqualTo("rt-2");
  }

  @Test
  void tellsWhatAPersonDidNotGrantAndWhatTooMuch() throws Exception {
    grantsAllBut("okta.groups.read", " okta.logs.read");

    List<VerificationStep> steps = verify();

    assertThat(told(steps, StepCode.SCOPE)).containsExactly("okta.groups.read SCOPE_MISSING");
    assertThat(told(steps, StepCode.PROBE)).containsExactly("okta.groups.read null");
    assertThat(told(steps, StepCode.EXCESS)).containsExactly("okta.logs.read SCOPE_EXCESS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"403 | {'errorCode':'E0000006','sub':'00u1'}", "200 | {}"})
  void leavesTheRoleOpenWhereItIsNotToldWhoseTheTokenIs(int status, String body) throws Exception {
    grantsAllBut("", "");
    okta.answers.put("/oauth2/v1/userinfo", json(status, body));

    assertThat(told(verify(), StepCode.ROLE)).containsExactly(" ROLE_NOT_VERIFIABLE");
    assertThat(okta.paths()).doesNotContain("/api/v1/users/00u1/roles");
  }

  @Test
  void asksForTheNextRefreshTokenTogetherWithTheScopes() throws Exception {
    issues("'refresh_token':'rt-2',", "offline_access okta.users.read");

    assertThat(token("okta.users.read").scopes()).containsExactly("okta.users.read");
    assertThat(okta.tokenCalls().get(0).scopes())
        .containsExactlyInAnyOrder("offline_access", "okta.users.read");
    assertThat(okta.tokenCalls().get(0).form()).containsEntry("refresh_token", "rt-1");
    assertThat(kept.value()).isEqualTo("rt-2");
  }

  @Test
  void namesTheScopeThatAPersonDidNotGrant() {
    okta.answers.put(
        "/oauth2/v1/token",
        refusal("invalid_scope", "The requested scopes were not granted originally."));

    ProviderRefusal refused = refused(() -> token("okta.users.read", "okta.logs.read"));
    assertThat(refused.finding()).isEqualTo(FindingCode.SCOPE_MISSING);
    assertThat(refused.subject()).contains("okta.logs.read");
    assertThat(refused(() -> token("okta.users.read")).subject()).isEmpty();
    assertThat(kept.value()).isEqualTo("rt-1");
  }

  @Test
  void namesNoScopeWhereTheGrantItselfIsRefused() {
    okta.answers.put("/oauth2/v1/token", refusal("invalid_grant", "Revoked."));

    ProviderRefusal refused = refused(() -> token("okta.logs.read"));
    assertThat(refused.finding()).isEqualTo(FindingCode.GRANT_REVOKED);
    assertThat(refused.subject()).isEmpty();
  }
}
