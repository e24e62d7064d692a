package dev.connections.provider.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.Grant;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.provider.GrantedSignIn;
import dev.connections.provider.KeptRefreshToken;
import dev.connections.provider.Organization;
import dev.connections.provider.Registration;
import dev.connections.provider.SandboxSettings;
import dev.connections.provider.SignIn;
import dev.connections.provider.SignInRequest;
import dev.connections.provider.SigningPerson;
import dev.connections.provider.ToldSteps;
import dev.connections.provider.VerificationResult;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.sandbox.Sandbox;
import dev.connections.sandbox.SandboxOptions;
import dev.connections.sandbox.Visitor;
import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.AppRole;
import dev.connections.sandbox.entra.Cloud;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.AccountKind;
import dev.connections.sandbox.server.SignInRefusal;
import dev.connections.sandbox.server.SignIns;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People sign in to the platform's own multi-tenant application, and administrators consent. */
@Timeout(120)
class MicrosoftSignInAtSandboxIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Workload MICROSOFT = Workload.of("MICROSOFT_365");

  private static Sandbox sandbox;
  private static MicrosoftAdapter adapter;
  private static SigningPerson person;

  private final Tenant contoso = sandbox.contoso();
  private final SignIns signIns = contoso.signIns();
  private final Account service = signIns.serviceAccount();
  private final AppRegistration app = contoso.systemApp();
  private final Registration registration =
      new Registration(MICROSOFT, app.appId(), new ClientSecret(app.secret().value(), null));
  private final ToldSteps steps = new ToldSteps();
  private Organization organization;

  @BeforeAll
  static void starts(@TempDir Path folder) throws Exception {
    sandbox =
        Sandbox.start(
            SandboxOptions.onFreePorts(folder).withRedirectUris(SigningPerson.BACK.toString()));
    Settings settings = SandboxSettings.of(sandbox);
    adapter = new MicrosoftAdapter(new OutboundHttp(settings), settings, Clock.systemUTC());
    person = new SigningPerson(sandbox, adapter);
  }

  @AfterAll
  static void stops() {
    sandbox.close();
  }

  @BeforeEach
  void forgetsTheApplication() {
    contoso.calm();
    contoso.removeApp(app.appId());
    signIns.setEnabled(AccountKind.SERVICE, true);
    signIns.counters().reset();
  }

  private SignInRequest request(Organization known, String account) {
    return SigningPerson.request(registration, known, List.of(Needs.MAIL), account);
  }

  private SignInRequest request() {
    return request(null, "");
  }

  private Grant grant() throws Exception {
    GrantedSignIn granted = person.grants(request(), service);
    organization = granted.organization();
    return new Grant(
        registration.credential(),
        new KeptRefreshToken(granted.refreshToken()),
        granted.scopes(),
        granted.accountId(),
        granted.account(),
        null);
  }

  private Grant consented() throws Exception {
    Grant grant = grant();
    principal().consent();
    return grant;
  }

  private AppRegistration principal() {
    return contoso.client(app.appId()).orElseThrow();
  }

  private VerificationResult verify(Grant grant) {
    steps.forget();
    return adapter.verify(
        new SignIn(contoso.id(), contoso.id(), app.appId(), grant, false, Needs.exchange()),
        LIMIT,
        steps);
  }

  private static AbstractObjectAssert<?, ProviderRefusal> assertRefused(ThrowingCallable call) {
    return assertThatThrownBy(call).asInstanceOf(type(ProviderRefusal.class));
  }

  @Test
  void findsTheTenantOfWhoeverSignsIn() throws Exception {
    Tenant northwind = sandbox.publisher(Cloud.GLOBAL);
    for (Tenant tenant : List.of(contoso, northwind)) {
      Account account = tenant.signIns().serviceAccount();

      GrantedSignIn granted = person.grants(request(), account);

      assertThat(granted.organization().id()).isEqualTo(tenant.id());
      assertThat(granted.organization().cloud()).isEqualTo(dev.connections.api.Cloud.GLOBAL);
      assertThat(granted.accountId()).isEqualTo(account.id());
      assertThat(granted.account()).isEqualTo(account.login());
      assertThat(granted.refreshToken()).isNotBlank();
    }
  }

  @Test
  void sendsPeopleOfAnyOrganizationAndThenOfTheOneThatIsKnown() throws Exception {
    URI any = adapter.begin(request(), LIMIT);
    URI known = adapter.begin(request(adapter.resolve(contoso.id(), LIMIT), "svc@x.test"), LIMIT);

    assertThat(any.toString())
        .startsWith(contoso.loginOrigin() + "/organizations/oauth2/v2.0/authorize?");
    assertThat(Visitor.told(any))
        .containsEntry("scope", "openid profile offline_access")
        .containsEntry("prompt", "select_account")
        .containsEntry("code_challenge_method", "S256")
        .doesNotContainKey("login_hint");
    assertThat(known.toString())
        .startsWith(contoso.loginOrigin() + "/" + contoso.id() + "/oauth2/v2.0/authorize?");
    assertThat(Visitor.told(known)).containsEntry("login_hint", "svc@x.test");
  }

  @Test
  void takesTheKnownOrganizationAsItIs() throws Exception {
    organization = adapter.resolve(contoso.defaultDomain(), LIMIT);

    assertThat(person.grants(request(organization, ""), service).organization())
        .isEqualTo(organization);
  }

  @Test
  void goesOnWhenTheTenantWantsASecondFactor() throws Exception {
    signIns.switches().requireFactor(true);

    assertThat(person.grants(request(), service).accountId()).isEqualTo(service.id());
  }

  @ParameterizedTest
  @CsvSource({
    "DECLINED, DECLINED",
    "CONDITIONAL_ACCESS, POLICY_BLOCKED",
    "ADMIN_APPROVAL, APPROVAL_NEEDED"
  })
  void understandsWhyNobodyCanSignIn(SignInRefusal refusal, GrantEnd end) throws Exception {
    signIns.switches().refuse(refusal);

    assertThat(read(person.accepts(request(), service))).isEqualTo(end);
  }

  @Test
  void understandsThatThePersonDeclined() throws Exception {
    signIns.forgetConsents(app.appId());

    assertThat(read(person.declines(request(), service))).isEqualTo(GrantEnd.DECLINED);
  }

  private static GrantEnd read(Map<String, String> told) {
    assertThat(told).containsEntry("state", "s1").doesNotContainKey("code");
    return adapter.read(null, told.get("error"), told.getOrDefault("error_description", ""), null);
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, AADSTS65004: User declined, DECLINED",
    "access_denied, the user canceled the authentication, DECLINED",
    "access_denied, AADSTS90094: admin, APPROVAL_NEEDED",
    "consent_required, AADSTS65001: consent, APPROVAL_NEEDED",
    "consent_required, '', APPROVAL_NEEDED",
    "invalid_grant, AADSTS50105: not assigned, APPROVAL_NEEDED",
    "interaction_required, AADSTS50076: MFA, INTERACTION_REQUIRED",
    "interaction_required, AADSTS50079: MFA, INTERACTION_REQUIRED",
    "access_denied, AADSTS50158: MFA elsewhere, INTERACTION_REQUIRED",
    "login_required, '', INTERACTION_REQUIRED",
    "access_denied, AADSTS53003: policy, POLICY_BLOCKED",
    "interaction_required, AADSTS53000: device, POLICY_BLOCKED",
    "invalid_request, AADSTS50020: of another tenant, OTHER_ORGANIZATION",
    "unauthorized_client, AADSTS700016: no app, APPLICATION_REFUSED",
    "invalid_request, AADSTS50011: address, APPLICATION_REFUSED",
    "server_error, '', PROVIDER_FAILED",
    "temporarily_unavailable, AADSTS90033: later, PROVIDER_FAILED",
    "something_new, '', APPLICATION_REFUSED"
  })
  void understandsTheErrorsOfASignIn(String error, String description, GrantEnd end) {
    assertThat(adapter.read(null, error, description, null)).isEqualTo(end);
  }

  @Test
  void redeemsACodeOnce() throws Exception {
    SignInRequest request = request();
    String code = person.accepts(request, service).get("code");
    adapter.finish(request, code, null, LIMIT);

    assertRefused(() -> adapter.finish(request, code, null, LIMIT))
        .extracting(ProviderRefusal::finding)
        .isEqualTo(FindingCode.GRANT_REVOKED);
  }

  @Test
  void redeemsNothingThatAnotherServerAnswered() throws Exception {
    SignInRequest request = request();
    String code = person.accepts(request, service).get("code");

    assertRefused(() -> adapter.finish(request, code, "https://elsewhere.example", LIMIT))
        .extracting(ProviderRefusal::finding)
        .isEqualTo(FindingCode.OTHER_ISSUER);
    assertThat(signIns.counters().codesRedeemed()).isZero();
  }

  @Test
  void findsNoIssueOnceAnAdministratorConsented() throws Exception {
    VerificationResult result = verify(consented());

    assertThat(steps.all())
        .as(steps.toString())
        .allSatisfy(step -> assertThat(step.outcome()).isEqualTo(StepOutcome.OK));
    assertThat(steps.all())
        .extracting(VerificationStep::code)
        .contains(StepCode.SERVICE_ACCOUNT, StepCode.APPLICATION, StepCode.PERMISSION)
        .doesNotContain(StepCode.DECLARED, StepCode.CREDENTIAL_END, StepCode.OTHER_CREDENTIALS);
    assertThat(result.organization().name()).isEqualTo("Contoso");
    assertThat(result.credentialEndsAt()).isNull();
    assertThat(signIns.counters().refreshRequests(app.appId())).isEqualTo(1);
  }

  @Test
  void saysThatAConsentIsMissingWhereTheTenantDoesNotKnowTheApplication() throws Exception {
    Grant grant = grant();
    principal().removePrincipal();

    verify(grant);

    assertThat(steps.findings()).containsExactly(FindingCode.CONSENT_MISSING);
    assertThat(steps.with(FindingCode.CONSENT_MISSING).code()).isEqualTo(StepCode.CREDENTIAL);
    steps.assertSkippedAfter(StepCode.CREDENTIAL);
    assertThat(steps.all())
        .extracting(VerificationStep::code)
        .contains(StepCode.SERVICE_ACCOUNT)
        .doesNotContain(StepCode.DECLARED, StepCode.CREDENTIAL_END);
  }

  @Test
  void namesThePermissionsThatNobodyConsentedTo() throws Exception {
    Grant grant = consented();
    principal().revoke(AppRole.graph("Mail.Read"));

    verify(grant);

    assertThat(steps.findings()).containsExactly(FindingCode.PERMISSION_NOT_CONSENTED);
    assertThat(steps.with(FindingCode.PERMISSION_NOT_CONSENTED).subject()).isEqualTo("Mail.Read");
  }

  @Test
  void findsAPermissionTooMany() throws Exception {
    Grant grant = consented();
    principal().grant(AppRole.graph("Files.Read.All"));

    verify(grant);

    assertThat(steps.findings()).containsExactly(FindingCode.PERMISSION_EXCESS);
  }

  @Test
  void saysThatTheSignInOfTheAccountWasRevokedAndChecksAllTheRest() throws Exception {
    Grant grant = consented();
    contoso.revokeGrants();

    verify(grant);

    assertAccount(FindingCode.GRANT_REVOKED);
    assertThat(steps.with(FindingCode.GRANT_REVOKED).subject()).isEqualTo(service.login());
  }

  private void assertAccount(FindingCode finding) {
    assertThat(steps.findings()).containsExactly(finding);
    assertThat(steps.with(finding).code()).isEqualTo(StepCode.SERVICE_ACCOUNT);
    assertThat(steps.all())
        .filteredOn(step -> step.code() == StepCode.PERMISSION)
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step.outcome()).isEqualTo(StepOutcome.OK));
  }

  @Test
  void saysWhyTheAccountCannotSignInAgain() throws Exception {
    Grant grant = consented();

    signIns.switches().requireFactor(true);
    verify(grant);
    assertAccount(FindingCode.INTERACTION_REQUIRED);

    contoso.calm();
    signIns.switches().refuse(SignInRefusal.CONDITIONAL_ACCESS);
    verify(grant);
    assertAccount(FindingCode.POLICY_BLOCKED);

    contoso.calm();
    signIns.setEnabled(AccountKind.SERVICE, false);
    verify(grant);
    assertAccount(FindingCode.SERVICE_ACCOUNT_REFUSED);

    signIns.setEnabled(AccountKind.SERVICE, true);
    signIns.age(Duration.ofDays(91));
    verify(grant);
    assertAccount(FindingCode.GRANT_EXPIRED);
  }

  @Test
  void triesNoSignInWhereThereIsNone() throws Exception {
    Grant grant = consented();

    verify(new Grant(grant.application(), null, grant.scopes(), "", grant.account(), null));

    assertThat(steps.findings()).isEmpty();
    assertThat(steps.all())
        .extracting(VerificationStep::code)
        .doesNotContain(StepCode.SERVICE_ACCOUNT);
    assertThat(signIns.counters().refreshRequests(app.appId())).isZero();
  }

  @Test
  void getsTheApplicationsOwnTokensWhateverBecameOfTheAccount() throws Exception {
    Grant grant = consented();
    contoso.revokeGrants();

    IssuedToken issued =
        adapter.token(
            organization, new OAuthClient(app.appId(), grant, false), List.of(Needs.MAIL), LIMIT);

    assertThat(new AppToken(issued).roles().orElseThrow()).contains("Mail.Read");
    assertThat(new AppToken(issued).tenantId()).isEqualTo(contoso.id());
    assertThat(signIns.counters().refreshRequests(app.appId())).isZero();
  }

  @Test
  void doesNothingToRevokeSinceMicrosoftTakesNothingBack() throws Exception {
    Grant grant = consented();
    contoso.forgetCalls();

    adapter.revoke(registration, organization, "the refresh token", LIMIT);

    assertThat(contoso.calls()).isEmpty();
    verify(grant);
    assertThat(steps.findings()).isEmpty();
  }
}
