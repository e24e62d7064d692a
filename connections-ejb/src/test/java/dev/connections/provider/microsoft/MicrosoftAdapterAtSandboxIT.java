package dev.connections.provider.microsoft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.capability.PermissionNeeds;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.Credential;
import dev.connections.credential.SigningKey;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.provider.Organization;
import dev.connections.provider.OrganizationNotFoundException;
import dev.connections.provider.SandboxSettings;
import dev.connections.provider.SignIn;
import dev.connections.provider.ToldSteps;
import dev.connections.provider.VerificationResult;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.OAuthClient;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.entra.AppCertificate;
import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.AppRole;
import dev.connections.sandbox.entra.AppSecret;
import dev.connections.sandbox.entra.LoginRefusal;
import dev.connections.sandbox.entra.ReadyRegistration;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.server.Trouble;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

/** The adapter against an Entra that checks every secret, assertion and permission. */
@Timeout(120)
class MicrosoftAdapterAtSandboxIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String[] NEEDED = {
    "Directory.Read.All",
    "Mail.Read",
    "Calendars.Read",
    "Contacts.Read",
    "MailboxSettings.Read",
    "Tasks.Read.All"
  };

  private static Sandbox sandbox;
  private static MicrosoftAdapter adapter;

  private final ToldSteps steps = new ToldSteps();
  private PermissionNeeds needs = Needs.exchange();
  private Set<String> heldBeside = Set.of();

  @BeforeAll
  static void starts(@TempDir Path folder) throws Exception {
    sandbox = Sandbox.start(SandboxOptions.onFreePorts(folder));
    adapter = adapter(SandboxSettings.of(sandbox));
  }

  private static MicrosoftAdapter adapter(Settings settings) {
    return new MicrosoftAdapter(new OutboundHttp(settings), settings, Clock.systemUTC());
  }

  @AfterAll
  static void stops() {
    sandbox.close();
  }

  @AfterEach
  void calms() {
    sandbox.tenants().forEach(Tenant::calm);
  }

  /** An application with what {@link #NEEDED} says and nothing else. */
  private AppRegistration app(Tenant tenant) {
    AppRegistration app = tenant.registerApp("Backup " + System.nanoTime());
    app.declare(Arrays.stream(NEEDED).map(AppRole::graph).toArray(AppRole[]::new));
    app.consent();
    return app;
  }

  private VerificationResult verify(Tenant tenant, AppRegistration app, Credential credential) {
    return verify(tenant.id(), app, credential, LIMIT);
  }

  private VerificationResult verify(
      String domain, AppRegistration app, Credential credential, Duration limit) {
    steps.forget();
    return adapter.verify(
        new SignIn(domain, null, app.appId(), credential, false, needs, heldBeside), limit, steps);
  }

  private static ClientSecret secret(AppSecret secret) {
    return new ClientSecret(secret.value(), null);
  }

  private static CertificateKey key(AppCertificate certificate) {
    SigningKey key =
        SigningKey.restored(certificate.key().toJSONString().getBytes(UTF_8), "GENERATED");
    return new CertificateKey(key, certificate.certificate());
  }

  private Set<FindingCode> findings() {
    return steps.findings();
  }

  /** An API is known by two ids: its application's, and its principal's in the tenant. */
  @Test
  void asksTheGraphNothingTwice() {
    Tenant contoso = sandbox.contoso();
    AppRegistration app = app(contoso);
    SignIn signIn =
        new SignIn(contoso.id(), null, app.appId(), secret(app.addSecret()), false, needs);
    contoso.forgetCalls();

    adapter(SandboxSettings.of(sandbox)).verify(signIn, LIMIT, steps);

    assertThat(findings()).isEmpty();
    assertThat(contoso.calls())
        .filteredOn(call -> call.method().equals("GET"))
        .extracting(call -> call.origin() + call.path() + call.query())
        .doesNotHaveDuplicates()
        .filteredOn(address -> address.contains("$select=id,appId,displayName,appRoles"))
        .hasSize(1);
  }

  private VerificationStep step(FindingCode finding) {
    return steps.with(finding);
  }

  private static Stream<Tenant> tenants() {
    return sandbox.tenants().stream();
  }

  @Test
  void findsNoIssueInAnApplicationWithASecretThatHasWhatItNeeds() {
    tenants()
        .forEach(
            tenant -> {
              AppRegistration app = app(tenant);
              AppSecret secret = app.addSecret();

              VerificationResult result = verify(tenant, app, secret(secret));

              assertThat(steps.all())
                  .as(steps.toString())
                  .allSatisfy(step -> assertThat(step.outcome()).isEqualTo(StepOutcome.OK));
              assertThat(result.credentialEndsAt()).isEqualTo(secret.end());
              assertThat(result.organization().id()).isEqualTo(tenant.id());
              assertThat(result.organization().name()).isEqualTo(tenant.name());
              assertThat(result.organization().host()).isEqualTo(tenant.initialDomain());
              assertThat(result.permissions())
                  .extracting(PermissionView::name)
                  .containsExactlyInAnyOrder(NEEDED);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"PS256", "RS256"})
  void findsNoIssueInAnApplicationWithACertificate(String algorithm) {
    Settings settings =
        SandboxSettings.of(sandbox, Map.of(Setting.MICROSOFT_ASSERTION_ALGORITHM, algorithm));
    AppRegistration app = app(sandbox.contoso());
    CertificateKey credential = key(app.generateCertificate());

    adapter(settings)
        .verify(
            new SignIn(
                sandbox.contoso().defaultDomain(), null, app.appId(), credential, false, needs),
            LIMIT,
            steps);

    assertThat(findings()).as(steps.toString()).isEmpty();
    assertThat(steps.all())
        .allSatisfy(step -> assertThat(step.outcome()).isEqualTo(StepOutcome.OK));
  }

  /** By the catalog that the product comes with. */
  @ParameterizedTest
  @CsvSource({
    "BACKUP, ",
    "WITH_CERTIFICATE, ",
    "LEAST_PRIVILEGE, PERMISSIONS_FROM_TOKEN",
    "NO_CONSENT, PERMISSIONS_FROM_TOKEN PERMISSION_NOT_CONSENTED PERMISSION_RECOMMENDED",
    "MISSING_PERMISSION, PERMISSION_MISSING",
    "EXCESS_PERMISSION, PERMISSION_EXCESS PERMISSION_WIDER",
    "NOTHING_GRANTED, PERMISSIONS_FROM_TOKEN PERMISSION_MISSING PERMISSION_RECOMMENDED",
    "EXPIRED_SECRET, CREDENTIAL_EXPIRED",
    "EXPIRED_CERTIFICATE, CREDENTIAL_EXPIRED"
  })
  void findsWhatIsWrongWithEachRegistration(ReadyRegistration ready, String expected) {
    needs =
        new Catalog(Settings.of(Map.of()), Clock.systemUTC())
            .needs(Workload.of("MICROSOFT_365"), Set.of("directory-access", "exchange-backup"));
    tenants()
        .forEach(
            tenant -> {
              AppRegistration app = tenant.app(ready);

              verify(
                  tenant,
                  app,
                  app.secrets().isEmpty() ? key(app.certificate()) : secret(app.secret()));

              assertThat(findings())
                  .as(tenant.name() + " " + steps)
                  .extracting(FindingCode::name)
                  .containsExactlyInAnyOrder(
                      expected == null ? new String[0] : expected.split(" "));
            });
  }

  @Test
  void missesNothingThatWasGrantedJustNow() {
    sandbox.contoso().replicateGrantsAfter(Duration.ofMinutes(5));
    AppRegistration app = app(sandbox.contoso());

    verify(sandbox.contoso(), app, secret(app.addSecret()));

    assertThat(findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CONDITIONAL_ACCESS, POLICY_BLOCKED",
    "NOT_SUBSCRIBED, CREDENTIAL_REJECTED",
    "LOOP, RATE_LIMITED"
  })
  void saysWhyAGoodCredentialGetsNoToken(LoginRefusal refusal, FindingCode finding) {
    AppRegistration app = app(sandbox.contoso());
    sandbox.contoso().refuseTokens(refusal);

    verify(sandbox.contoso(), app, secret(app.addSecret()));

    assertThat(findings()).containsExactly(finding);
  }

  @Test
  void findsOneTenantByEachOfItsNames() throws Exception {
    for (Tenant tenant : sandbox.tenants()) {
      List<String> names = new ArrayList<>(tenant.verifiedDomains());
      names.add(tenant.id().toUpperCase(Locale.ROOT));
      for (String name : names) {
        Organization organization = adapter.resolve(" " + name + " ", LIMIT);

        assertThat(organization.id()).isEqualTo(tenant.id());
        assertThat(organization.cloud())
            .isEqualTo(tenant == sandbox.contoso() ? Cloud.GLOBAL : Cloud.of("US_GOV_L4"));
      }
    }
  }

  @Test
  void findsATenantThatTheFirstCloudDoesNotKnow() throws Exception {
    sandbox.fabrikam().hideFromOtherClouds(true);

    assertThat(adapter.resolve(sandbox.fabrikam().id(), LIMIT).cloud())
        .isEqualTo(Cloud.of("US_GOV_L4"));
  }

  @Test
  void refusesATenantOfACloudThatTheSettingsLeaveOut() {
    MicrosoftAdapter global =
        adapter(SandboxSettings.of(sandbox, Map.of(Setting.MICROSOFT_CLOUDS, "GLOBAL")));

    assertThatThrownBy(() -> global.resolve(sandbox.fabrikam().defaultDomain(), LIMIT))
        .asInstanceOf(type(OrganizationNotFoundException.class))
        .satisfies(
            refused -> {
              assertThat(refused.finding()).isEqualTo(FindingCode.WRONG_CLOUD);
              assertThat(refused.details()).containsExactly("US Government L4 (GCC High)");
            });
  }

  @Test
  void saysThatNoCloudHasTheTenant() {
    assertThatThrownBy(() -> adapter.resolve("nobody.example.com", LIMIT))
        .asInstanceOf(type(OrganizationNotFoundException.class))
        .satisfies(
            refused -> {
              assertThat(refused.finding()).isEqualTo(FindingCode.ORGANIZATION_NOT_FOUND);
              assertThat(refused.providerWords()).contains("AADSTS90002", "Trace ID: ");
            });
  }

  @Test
  void namesAPermissionThatWasWithdrawnAndTheCapabilityThatNeedsIt() {
    AppRegistration app = app(sandbox.contoso());
    app.revoke(AppRole.graph("Calendars.Read"));
    app.undeclare(AppRole.graph("Calendars.Read"));

    VerificationResult result = verify(sandbox.contoso(), app, secret(app.addSecret()));

    assertThat(findings()).containsExactly(FindingCode.PERMISSION_MISSING);
    VerificationStep missing = step(FindingCode.PERMISSION_MISSING);
    assertThat(missing.subject()).isEqualTo("Calendars.Read");
    assertThat(missing.details()).containsExactly("Exchange backup");
    assertThat(result.permissions())
        .filteredOn(view -> view.verdict() == PermissionVerdict.MISSING)
        .extracting(PermissionView::name)
        .containsExactly("Calendars.Read");
  }

  @Test
  void tellsAMissingConsentFromAMissingPermission() {
    AppRegistration app = app(sandbox.contoso());
    app.revoke(AppRole.graph("Mail.Read"));

    verify(sandbox.contoso(), app, secret(app.addSecret()));

    assertThat(findings()).containsExactly(FindingCode.PERMISSION_NOT_CONSENTED);
    assertThat(step(FindingCode.PERMISSION_NOT_CONSENTED).subject()).isEqualTo("Mail.Read");
  }

  @Test
  void findsEachPermissionTooMuch() {
    AppRegistration app = app(sandbox.contoso());
    app.grant(AppRole.graph("User.ReadWrite.All"), AppRole.graph("Mail.ReadWrite"));

    verify(sandbox.contoso(), app, secret(app.addSecret()));

    assertThat(findings())
        .containsExactlyInAnyOrder(FindingCode.PERMISSION_EXCESS, FindingCode.PERMISSION_WIDER);
    assertThat(step(FindingCode.PERMISSION_EXCESS).subject()).isEqualTo("User.ReadWrite.All");
    assertThat(step(FindingCode.PERMISSION_WIDER).subject()).isEqualTo("Mail.ReadWrite");
    assertThat(step(FindingCode.PERMISSION_WIDER).details()).containsExactly("Mail.Read");
  }

  @Test
  void takesAWiderPermissionForANarrowerOne() {
    AppRegistration app = app(sandbox.contoso());
    app.revoke(AppRole.graph("Mail.Read"));
    app.grant(AppRole.graph("Mail.ReadWrite"));

    verify(sandbox.contoso(), app, secret(app.addSecret()));

    assertThat(findings()).containsExactly(FindingCode.PERMISSION_WIDER);
  }

  @Test
  void readsAllPagesOfWhatIsGranted() {
    sandbox.contoso().limitPagesTo(1);
    AppRegistration app = app(sandbox.contoso());

    verify(sandbox.contoso(), app, secret(app.addSecret()));

    assertThat(findings()).isEmpty();
  }

  @Test
  void readsTheTokenWhereTheApplicationMayNotReadTheList() {
    AppRegistration app = app(sandbox.contoso());
    app.revoke(AppRole.graph("Directory.Read.All"));

    verify(sandbox.contoso(), app, secret(app.addSecret()));

    assertThat(findings())
        .containsExactlyInAnyOrder(
            FindingCode.PERMISSIONS_FROM_TOKEN, FindingCode.PERMISSION_NOT_CONSENTED);
    assertThat(step(FindingCode.PERMISSION_NOT_CONSENTED).subject())
        .isEqualTo("Directory.Read.All");
  }

  @Test
  void saysThatTheSecretIsOver() {
    AppRegistration app = app(sandbox.contoso());
    AppSecret secret = app.addSecret();
    app.expireSecret(secret.keyId());

    verify(sandbox.contoso(), app, secret(secret));

    assertThat(findings()).containsExactly(FindingCode.CREDENTIAL_EXPIRED);
    assertThat(step(FindingCode.CREDENTIAL_EXPIRED).providerWords())
        .contains("AADSTS7000222", "Trace ID: ", "Correlation ID: ", "Timestamp: ");
  }

  @Test
  void saysThatTheCertificateIsOver() {
    AppRegistration app = app(sandbox.contoso());
    Instant start = Instant.now().minus(Duration.ofDays(20));
    CertificateKey over = key(app.generateCertificate(start, Duration.ofDays(10)));

    verify(sandbox.contoso(), app, over);

    assertThat(findings()).containsExactly(FindingCode.CREDENTIAL_EXPIRED);
    assertThat(step(FindingCode.CREDENTIAL_EXPIRED).subject()).isEqualTo(Days.day(over.endsAt()));
  }

  @Test
  void saysThatACertificateIsNotTheApplications() {
    AppRegistration app = app(sandbox.contoso());
    CertificateKey foreign = key(app(sandbox.contoso()).generateCertificate());

    verify(sandbox.contoso(), app, foreign);

    assertThat(findings()).containsExactly(FindingCode.KEY_MISMATCH);
  }

  @Test
  void warnsBeforeASecretEnds() {
    AppRegistration app = app(sandbox.contoso());
    AppSecret secret = app.addSecret("short", Duration.ofDays(29));

    verify(sandbox.contoso(), app, secret(secret));

    assertThat(findings()).containsExactly(FindingCode.CREDENTIAL_EXPIRES_SOON);
    assertThat(step(FindingCode.CREDENTIAL_EXPIRES_SOON).subject())
        .isEqualTo(Days.day(secret.end()));
  }

  @Test
  void tellsASecretsIdFromASecretThatIsWrong() {
    AppRegistration app = app(sandbox.contoso());
    AppSecret secret = app.addSecret();

    verify(sandbox.contoso(), app, new ClientSecret(secret.keyId(), null));
    assertThat(findings()).containsExactly(FindingCode.SECRET_ID_PASTED);

    verify(sandbox.contoso(), app, new ClientSecret("wrong~" + secret.value(), null));
    assertThat(findings()).containsExactly(FindingCode.SECRET_MISMATCH);
  }

  @Test
  void findsEachCredentialThatIsNotOurs() {
    AppRegistration app = app(sandbox.contoso());
    AppSecret ours = app.addSecret();
    AppSecret next = app.addSecret();
    AppSecret unknown = app.addUnknownSecret("left behind");
    heldBeside = Set.of(secret(next).thumbprint());

    verify(sandbox.contoso(), app, secret(ours));

    assertThat(findings()).containsExactly(FindingCode.UNKNOWN_CREDENTIAL);
    assertThat(step(FindingCode.UNKNOWN_CREDENTIAL).subject())
        .isEqualTo(
            "secret \"left behind\" ("
                + unknown.hint()
                + "…), ID "
                + unknown.keyId().substring(0, 8)
                + "…, ends "
                + Days.day(unknown.end()));
  }

  @Test
  void saysWhatIsWrongWithTheApplicationItself() {
    AppRegistration disabled = app(sandbox.contoso());
    disabled.setEnabled(false);
    verify(sandbox.contoso(), disabled, secret(disabled.addSecret()));
    assertThat(findings()).containsExactly(FindingCode.APPLICATION_DISABLED);

    AppRegistration withoutPrincipal = app(sandbox.contoso());
    withoutPrincipal.removePrincipal();
    verify(sandbox.contoso(), withoutPrincipal, secret(withoutPrincipal.addSecret()));
    assertThat(findings()).containsExactly(FindingCode.CLIENT_NOT_FOUND);

    AppRegistration elsewhere = app(sandbox.contoso());
    verify(sandbox.fabrikam(), elsewhere, secret(elsewhere.addSecret()));
    assertThat(findings()).containsExactly(FindingCode.CLIENT_NOT_FOUND);
  }

  @Test
  void findsTheExchangePermissionInItsOwnApi() {
    needs = Needs.exchangeByEws(true, false);
    AppRegistration app = sandbox.contoso().registerApp("EWS");
    app.declare(AppRole.graph("Directory.Read.All"));
    app.consent();

    verify(sandbox.contoso(), app, secret(app.addSecret()));

    assertThat(findings())
        .containsExactlyInAnyOrder(FindingCode.PERMISSION_MISSING, FindingCode.CAPABILITY_RETIRES);
    assertThat(step(FindingCode.PERMISSION_MISSING).subject())
        .isEqualTo("full_access_as_app (Office 365 Exchange Online)");
  }

  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"NONE", "CLOCK_BEHIND"},
      mode = EnumSource.Mode.EXCLUDE)
  void makesEveryTroubleOnTheWayAResultOfUnverified(Trouble trouble) {
    AppRegistration app = app(sandbox.contoso());
    ClientSecret secret = secret(app.addSecret());
    sandbox.contoso().cause(trouble);

    verify(sandbox.contoso().id(), app, secret, Duration.ofSeconds(5));

    assertThat(findings())
        .isNotEmpty()
        .allSatisfy(
            finding ->
                assertThat(finding.severity())
                    .as(trouble + " " + finding)
                    .isEqualTo(Severity.UNVERIFIED));
    assertThat(steps.last().outcome()).isEqualTo(StepOutcome.SKIPPED);
  }

  @Test
  void saysThatTheClocksDiffer() {
    AppRegistration app = app(sandbox.contoso());
    CertificateKey certificate =
        key(app.generateCertificate(Instant.now().minus(Duration.ofDays(2)), Duration.ofDays(90)));
    sandbox.contoso().cause(Trouble.CLOCK_BEHIND);

    verify(sandbox.contoso(), app, certificate);

    assertThat(findings()).containsExactly(FindingCode.CLOCK_SKEW);
  }

  @Test
  void asksNothingMoreOfAProfileWithoutCapabilities() {
    needs = PermissionNeeds.NONE;
    AppRegistration app = app(sandbox.contoso());

    VerificationResult result = verify(sandbox.contoso(), app, secret(app.addSecret()));

    assertThat(findings()).isEmpty();
    assertThat(result.permissions()).isEmpty();
    assertThat(steps.all())
        .filteredOn(step -> step.outcome() == StepOutcome.SKIPPED)
        .extracting(VerificationStep::code)
        .containsExactly(StepCode.EXCESS);
  }

  @Test
  void givesATokenWithThePermissionsOfTheApplication() throws Exception {
    Tenant contoso = sandbox.contoso();
    AppRegistration app = app(contoso);
    for (Credential credential : List.of(secret(app.addSecret()), key(app.generateCertificate()))) {
      IssuedToken issued =
          adapter.token(
              adapter.resolve(contoso.defaultDomain(), LIMIT),
              new OAuthClient(app.appId(), credential, false),
              List.of(Needs.MAIL),
              LIMIT);

      assertThat(new AppToken(issued).roles().orElseThrow()).containsExactlyInAnyOrder(NEEDED);
      assertThat(issued.expiresAt()).isAfter(Instant.now());
      assertThat(issued.proofKey()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-120, 120})
  void getsATokenAlthoughTheClockOfThisMachineIsTwoMinutesWrong(int seconds) throws Exception {
    Tenant contoso = sandbox.contoso();
    AppRegistration app = app(contoso);
    Settings settings = SandboxSettings.of(sandbox);
    Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
    MicrosoftAdapter other = new MicrosoftAdapter(new OutboundHttp(settings), settings, wrong);

    IssuedToken issued =
        other.token(
            other.resolve(contoso.defaultDomain(), LIMIT),
            new OAuthClient(app.appId(), key(app.generateCertificate()), false),
            List.of(Needs.MAIL),
            LIMIT);

    assertThat(new AppToken(issued).roles().orElseThrow()).containsExactlyInAnyOrder(NEEDED);
  }
}
