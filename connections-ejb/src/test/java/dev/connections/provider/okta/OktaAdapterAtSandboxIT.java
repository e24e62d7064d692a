package dev.connections.provider.okta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import dev.connections.credential.SigningKey;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.provider.SandboxSettings;
import dev.connections.provider.SignIn;
import dev.connections.provider.VerificationResult;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderCalls;
import dev.connections.provider.call.ProviderClient;
import dev.connections.provider.call.TokenCalls;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.okta.AdminRole;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.Scopes;
import dev.connections.sandbox.okta.ServiceApp;
import dev.connections.sandbox.server.Trouble;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same adapter against an Okta that checks every assertion, proof and scope. */
@Timeout(120)
class OktaAdapterAtSandboxIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static Sandbox sandbox;
  private static OktaAdapter adapter;
  private static Catalog catalog;

  private final List<VerificationStep> steps = new ArrayList<>();

  @BeforeAll
  static void starts(@TempDir Path folder) throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder));
    Settings settings = SandboxSettings.of(sandbox);
    catalog = new Catalog(settings, Clock.systemUTC());
    adapter = new OktaAdapter(new OutboundHttp(settings), settings, Clock.systemUTC(), catalog);
  }

  @AfterAll
  static void stops() {
    sandbox.close();
  }

  @AfterEach
  void calms() {
    sandbox.organizations().forEach(Organization::calm);
  }

  private VerificationResult verify(Organization organization, ServiceApp app) {
    return verify(organization.origin().toString(), app, app.key().privateJwk(), LIMIT);
  }

  private VerificationResult verify(String domain, ServiceApp app, String jwk, Duration limit) {
    steps.clear();
    SigningKey key = SigningKey.restored(jwk.getBytes(UTF_8), "JWK");
    return adapter.verify(
        new SignIn(
            domain,
            null,
            app.clientId(),
            key,
            false,
            catalog.needs(Workload.of("OKTA"), catalog.defaults(Workload.of("OKTA")))),
        limit,
        steps::add);
  }

  private Set<FindingCode> findings() {
    return steps.stream()
        .map(VerificationStep::finding)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** But for a token with scopes that the organization does not know, which it refuses. */
  @Test
  void asksNothingTwice() {
    Organization acme = sandbox.acme();
    ServiceApp app = acme.app(ReadyApp.BACKUP_WITH_GRANTS);
    acme.forgetCalls();

    verify(acme, app);

    assertThat(findings()).isEmpty();
    assertThat(acme.calls())
        .filteredOn(call -> call.status() == 200)
        .isNotEmpty()
        .extracting(call -> call.path() + call.query())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "BACKUP, EXCESS_NOT_VERIFIABLE",
    "BACKUP_WITH_DPOP, EXCESS_NOT_VERIFIABLE",
    "BACKUP_WITH_GRANTS, ",
    "BACKUP_WITH_EC_KEY, EXCESS_NOT_VERIFIABLE",
    "MISSING_DEVICES, SCOPE_MISSING EXCESS_NOT_VERIFIABLE",
    "READ_ONLY, ROLE_TOO_NARROW EXCESS_NOT_VERIFIABLE",
    "HELP_DESK, ROLE_TOO_NARROW EXCESS_NOT_VERIFIABLE",
    "NO_ROLE, ROLE_MISSING EXCESS_NOT_VERIFIABLE",
    "EXCESS_SCOPES, SCOPE_EXCESS PERMISSION_WIDER",
    "NO_SCOPES, NO_SCOPE_GRANTED",
    "CLIENT_SECRET, WRONG_AUTHENTICATION_METHOD",
    "WEB, WRONG_APPLICATION_TYPE"
  })
  void findsWhatIsWrongWithEachApplication(ReadyApp ready, String expected) {
    for (Organization organization : sandbox.organizations()) {
      ServiceApp app = organization.app(ready);
      String jwk =
          app.keys().isEmpty()
              ? organization.app(ReadyApp.BACKUP).key().privateJwk()
              : app.key().privateJwk();

      verify(organization.origin().toString(), app, jwk, LIMIT);

      assertThat(findings())
          .as(organization.name() + " " + steps)
          .extracting(FindingCode::name)
          .containsExactlyInAnyOrder(expected == null ? new String[0] : expected.split(" "));
    }
  }

  @Test
  void hasNoIssueButARecommendationWithTheSevenScopesAndSuperAdministrator() {
    ServiceApp app = sandbox.acme().app(ReadyApp.BACKUP);

    VerificationResult result = verify(sandbox.acme(), app);

    assertThat(app.scopes())
        .containsExactlyInAnyOrder(
            "okta.apps.read",
            "okta.devices.read",
            "okta.groups.read",
            "okta.orgs.read",
            "okta.roles.read",
            "okta.users.read",
            "okta.userTypes.read");
    assertThat(steps.stream().filter(step -> step.finding() != null))
        .singleElement()
        .satisfies(step -> assertThat(step.finding()).isEqualTo(FindingCode.EXCESS_NOT_VERIFIABLE))
        .satisfies(step -> assertThat(step.subject()).isEqualTo("okta.appGrants.read"))
        .satisfies(
            step -> assertThat(step.finding().severity()).isEqualTo(Severity.RECOMMENDATION));
    assertThat(result.permissions())
        .filteredOn(view -> view.need() == PermissionNeed.REQUIRED)
        .extracting(PermissionView::verdict)
        .containsOnly(PermissionVerdict.AS_NEEDED)
        .hasSize(7);
    assertThat(result.permissions())
        .filteredOn(view -> view.need() != PermissionNeed.REQUIRED)
        .extracting(PermissionView::verdict)
        .containsOnly(PermissionVerdict.NOT_USED);
  }

  @Test
  void findsTheSameOrganizationBehindItsCustomDomain() {
    Organization globex = sandbox.globex();
    ServiceApp app = globex.app(ReadyApp.BACKUP);

    VerificationResult byCustom =
        verify(globex.customOrigin().orElseThrow().toString(), app, app.key().privateJwk(), LIMIT);

    assertThat(byCustom.organization().id()).isEqualTo(globex.id());
    assertThat(byCustom.organization().host()).isEqualTo(globex.origin().getAuthority());
    assertThat(byCustom.organization().edition()).isEqualTo("Classic Engine");
    assertThat(findings()).containsExactly(FindingCode.EXCESS_NOT_VERIFIABLE);
  }

  @Test
  void goesOnWhenProofOfPossessionIsSwitchedOnAndOffAndTheNonceRenewed() {
    Organization acme = sandbox.acme();
    ServiceApp app = acme.app(ReadyApp.BACKUP_WITH_GRANTS);
    app.requireProof(true);
    assertThat(verify(acme, app).proofOfPossession()).isTrue();
    assertThat(findings()).isEmpty();

    acme.forgetNonces();
    assertThat(verify(acme, app).proofOfPossession()).isTrue();
    assertThat(findings()).isEmpty();

    app.requireProof(false);
    verify(acme, app);
    assertThat(findings()).isEmpty();
  }

  @Test
  void saysThatAKeyIsAnotherApplications() {
    Organization acme = sandbox.acme();

    verify(
        acme.origin().toString(),
        acme.app(ReadyApp.BACKUP),
        acme.app(ReadyApp.BACKUP_WITH_EC_KEY).key().privateJwk(),
        LIMIT);

    assertThat(findings()).containsExactly(FindingCode.KEY_MISMATCH);
  }

  /** As Okta has its keys rotated: the next one is there while the old one is still used. */
  @Test
  void namesAKeyWithoutAnIdByItsThumbprintWhileTheApplicationHasSeveral() throws Exception {
    Organization acme = sandbox.acme();
    ServiceApp app = acme.createApp("Rotated");
    app.requireProof(false);
    app.assign(AdminRole.SUPER_ADMIN);
    Scopes.SEVEN.forEach(app::grant);
    RSAKey named = RSAKey.parse(app.key().privateJwk());
    String withoutId = new RSAKey.Builder(named).keyID(null).build().toJSONString();

    verify(acme.origin().toString(), app, withoutId, LIMIT);
    assertThat(findings()).containsExactly(FindingCode.EXCESS_NOT_VERIFIABLE);

    app.generateKey(KeyType.RSA);
    verify(acme.origin().toString(), app, withoutId, LIMIT);
    assertThat(findings()).containsExactly(FindingCode.EXCESS_NOT_VERIFIABLE);
    verify(acme.origin().toString(), app, withoutId, LIMIT);
    assertThat(findings()).containsExactly(FindingCode.EXCESS_NOT_VERIFIABLE);
    assertThat(givenToken(acme, app, withoutId).scopes()).containsExactly("okta.users.read");
  }

  @Test
  void wantsTheKeyIdThatAnAdministratorGaveTheKey() throws Exception {
    Organization acme = sandbox.acme();
    ServiceApp app = acme.createApp("Named by hand");
    RSAKey key = new RSAKeyGenerator(2048).keyID("backup-2026").generate();
    app.addPublicKey(key.toPublicJWK().toJSONString());
    String withoutId = new RSAKey.Builder(key).keyID(null).build().toJSONString();

    verify(acme.origin().toString(), app, withoutId, LIMIT);
    assertThat(findings()).containsExactly(FindingCode.KEY_ID_NEEDED);
    verify(acme.origin().toString(), app, key.toJSONString(), LIMIT);
    assertThat(findings()).doesNotContain(FindingCode.KEY_ID_NEEDED, FindingCode.KEY_MISMATCH);
    // It is the only one now, and needs no name.
    app.removeKey(app.keys().get(0).kid());
    verify(acme.origin().toString(), app, withoutId, LIMIT);
    assertThat(findings()).doesNotContain(FindingCode.KEY_ID_NEEDED, FindingCode.KEY_MISMATCH);
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"NONE", "CLOCK_BEHIND"},
      mode = EnumSource.Mode.EXCLUDE)
  void makesEveryTroubleOnTheWayAResultOfUnverified(Trouble trouble) {
    Organization acme = sandbox.acme();
    ServiceApp app = acme.app(ReadyApp.BACKUP_WITH_GRANTS);
    acme.cause(trouble);

    verify(acme.origin().toString(), app, app.key().privateJwk(), Duration.ofSeconds(5));

    assertThat(findings())
        .isNotEmpty()
        .allSatisfy(
            finding ->
                // A page in place of the metadata is what a host that is no organization answers.
                assertThat(
                        finding.severity() == Severity.UNVERIFIED
                            || trouble == Trouble.HTML
                                && finding == FindingCode.NOT_AN_ORGANIZATION)
                    .as(trouble + " " + finding)
                    .isTrue());
    assertThat(steps.get(steps.size() - 1).outcome()).isEqualTo(StepOutcome.SKIPPED);
  }

  @Test
  void saysThatTheClocksDiffer() {
    Organization acme = sandbox.acme();
    acme.cause(Trouble.CLOCK_BEHIND);
    ServiceApp app = acme.app(ReadyApp.BACKUP_WITH_DPOP);

    verify(acme, app);

    assertThat(findings()).containsExactly(FindingCode.CLOCK_SKEW);
  }

  @Test
  void trustsNoCertificateOfAnUnknownAuthority() {
    ServiceApp app = sandbox.acme().app(ReadyApp.BACKUP);

    verify(sandbox.untrustedOrigin().toString(), app, app.key().privateJwk(), LIMIT);

    assertThat(steps.get(0).code()).isEqualTo(StepCode.ORGANIZATION);
    assertThat(findings()).containsExactly(FindingCode.CERTIFICATE_NOT_TRUSTED);
  }

  /** As somebody does who verifies nothing: a token, and a call with it. */
  @ParameterizedTest
  @EnumSource(
      value = ReadyApp.class,
      names = {"BACKUP", "BACKUP_WITH_EC_KEY", "BACKUP_WITH_DPOP"})
  void givesATokenThatTheApiTakes(ReadyApp ready) throws Exception {
    Organization acme = sandbox.organizations().get(0);
    ServiceApp app = acme.app(ready);

    IssuedToken issued = givenToken(acme, app, app.key().privateJwk());

    assertThat(issued.scopes()).containsExactly("okta.users.read");
    assertThat(issued.expiresAt()).isAfter(Instant.now());
    assertThat(issued.proofKey() != null).isEqualTo(ready == ReadyApp.BACKUP_WITH_DPOP);
    ProviderCalls calls =
        new ProviderClient(
                new OutboundHttp(SandboxSettings.of(sandbox)), Clock.systemUTC(), OktaErrors::words)
            .calls(app.clientId(), LIMIT);
    assertThat(
            new TokenCalls(calls)
                .get(issued, acme.origin().resolve("/api/v1/users?limit=1"))
                .getStatusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {-120, 120})
  void getsATokenAlthoughTheClockOfThisMachineIsTwoMinutesWrong(int seconds) throws Exception {
    Organization acme = sandbox.acme();
    Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
    Settings settings = SandboxSettings.of(sandbox);
    OktaAdapter other = new OktaAdapter(new OutboundHttp(settings), settings, wrong, catalog);
    for (ReadyApp ready : List.of(ReadyApp.BACKUP, ReadyApp.BACKUP_WITH_DPOP)) {
      ServiceApp app = acme.app(ready);

      IssuedToken issued = givenToken(other, acme, app, app.key().privateJwk());

      assertThat(issued.scopes()).containsExactly("okta.users.read");
      assertThat(Duration.between(wrong.instant(), issued.expiresAt()))
          .as("by the clock that it is compared with")
          .isBetween(Duration.ofMinutes(50), Duration.ofMinutes(60));
    }
  }

  private static IssuedToken givenToken(Organization organization, ServiceApp app, String jwk)
      throws Exception {
    return givenToken(adapter, organization, app, jwk);
  }

  private static IssuedToken givenToken(
      OktaAdapter adapter, Organization organization, ServiceApp app, String jwk) throws Exception {
    return adapter.token(
        adapter.resolve(organization.origin().toString(), LIMIT),
        new OAuthClient(app.clientId(), SigningKey.restored(jwk.getBytes(UTF_8), "JWK"), false),
        NeededScopes.permissions(List.of("okta.users.read")),
        LIMIT);
  }
}
