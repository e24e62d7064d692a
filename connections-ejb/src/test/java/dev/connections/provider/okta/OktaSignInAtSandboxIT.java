package dev.connections.provider.okta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.connections.api.FindingCode;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.console.grant.GrantEnd;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.Credential;
import dev.connections.credential.Grant;
import dev.connections.credential.SigningKey;
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
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.okta.Scopes;
import dev.connections.sandbox.okta.ServiceApp;
import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.AccountKind;
import dev.connections.sandbox.server.PersonGrant;
import dev.connections.sandbox.server.SignInRefusal;
import dev.connections.sandbox.server.SignIns;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.junit.jupiter.params.provider.ValueSource;

/** People sign in to the platform's own application at an Okta that rotates refresh tokens. */
@Timeout(120)
class OktaSignInAtSandboxIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Workload OKTA = Workload.of("OKTA");

  private static Sandbox sandbox;
  private static OktaAdapter adapter;
  private static Catalog catalog;
  private static SigningPerson person;

  private final dev.connections.sandbox.okta.Organization acme = sandbox.acme();
  private final SignIns signIns = acme.signIns();
  private final Account service = signIns.serviceAccount();
  private final ServiceApp app = acme.app(ReadyApp.SYSTEM);
  private final ToldSteps steps = new ToldSteps();
  private Organization organization;
  private KeptRefreshToken kept;

  @BeforeAll
  static void starts(@TempDir Path folder) throws Exception {
    sandbox =
        Sandbox.start(
            SandboxOptions.onFreePorts(folder).withRedirectUris(SigningPerson.BACK.toString()));
    Settings settings = SandboxSettings.of(sandbox);
    catalog = new Catalog(settings, Clock.systemUTC());
    adapter = new OktaAdapter(new OutboundHttp(settings), settings, Clock.systemUTC(), catalog);
    person = new SigningPerson(sandbox, adapter);
  }

  @AfterAll
  static void stops() {
    sandbox.close();
  }

  @BeforeEach
  void calms() throws Exception {
    sandbox.organizations().forEach(dev.connections.sandbox.okta.Organization::calm);
    signIns.setAdministrator(AccountKind.SERVICE, true);
    signIns.setEnabled(AccountKind.SERVICE, true);
    app.signInWithSecret(true);
    app.rotateRefreshTokens(Duration.ZERO);
    app.withdraw("okta.apiTokens.read");
    organization = adapter.resolve(acme.origin().toString(), LIMIT);
  }

  private Registration registration() {
    Credential credential =
        app.signsInWithSecret()
            ? new ClientSecret(app.clientSecret(), null)
            : SigningKey.restored(app.key().privateJwk().getBytes(UTF_8), "JWK");
    return new Registration(OKTA, app.clientId(), credential);
  }

  private SignInRequest request(List<String> scopes) {
    return SigningPerson.request(
        registration(), organization, NeededScopes.permissions(scopes), "");
  }

  private GrantedSignIn granted(List<String> scopes) throws Exception {
    GrantedSignIn granted = person.grants(request(scopes), service);
    kept = new KeptRefreshToken(granted.refreshToken());
    return granted;
  }

  private Grant grant(List<String> scopes) throws Exception {
    GrantedSignIn granted = granted(scopes);
    return new Grant(
        registration().credential(),
        kept,
        granted.scopes(),
        granted.accountId(),
        granted.account(),
        null);
  }

  private VerificationResult verify(Grant grant) {
    steps.forget();
    return adapter.verify(
        new SignIn(
            organization.host(),
            organization.id(),
            app.clientId(),
            grant,
            false,
            catalog.needs(OKTA, catalog.defaults(OKTA))),
        LIMIT,
        steps);
  }

  private IssuedToken token(Grant grant, String... scopes) throws ProviderRefusal {
    return adapter.token(
        organization,
        new OAuthClient(app.clientId(), grant, false),
        NeededScopes.permissions(List.of(scopes)),
        LIMIT);
  }

  private static AbstractObjectAssert<?, ProviderRefusal> assertRefused(ThrowingCallable call) {
    return assertThatThrownBy(call).asInstanceOf(type(ProviderRefusal.class));
  }

  private PersonGrant lastGrant() {
    List<PersonGrant> all = signIns.grants(app.clientId());
    return all.get(all.size() - 1);
  }

  @Test
  void findsOutWhoGrantedWhatInWhichOrganization() throws Exception {
    GrantedSignIn granted = granted(Scopes.SEVEN);

    assertThat(granted.organization().id()).isEqualTo(acme.id());
    assertThat(granted.organization().name()).isEqualTo("Acme");
    assertThat(granted.organization().host()).isEqualTo(acme.origin().getAuthority());
    assertThat(granted.accountId()).isEqualTo(service.id());
    assertThat(granted.account()).isEqualTo(service.login());
    assertThat(granted.scopes()).containsExactlyInAnyOrderElementsOf(Scopes.SEVEN);
    assertThat(granted.refreshToken()).isNotBlank();
    assertThat(granted.toString()).doesNotContain(granted.refreshToken());
  }

  @Test
  void sendsPeopleToTheirOwnOrganizationAndWantsThemToChooseTheAccount() throws Exception {
    acme.forgetCalls();

    URI page =
        adapter.begin(
            SigningPerson.request(
                registration(),
                organization,
                List.of(NeededScopes.permission("okta.users.read")),
                service.login()),
            LIMIT);

    assertThat(page.toString()).startsWith(acme.origin() + "/oauth2/v1/authorize?");
    assertThat(Visitor.told(page))
        .containsEntry("client_id", app.clientId())
        .containsEntry("redirect_uri", SigningPerson.BACK.toString())
        .containsEntry("scope", "openid profile offline_access okta.users.read")
        .containsEntry("prompt", "login")
        .containsEntry("login_hint", service.login())
        .containsEntry("code_challenge_method", "S256")
        .doesNotContainKey("code_verifier");
    assertThat(acme.calls()).isEmpty();
  }

  @Test
  void takesThePersonWhoSignsInAndNotWhoeverIsSignedInAlready() throws Exception {
    signIns.switches().signedInAs(AccountKind.OTHER);

    assertThat(granted(Scopes.SEVEN).accountId()).isEqualTo(service.id());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void signsTheApplicationInBySecretAndByKey(boolean secret) throws Exception {
    app.signInWithSecret(secret);
    Grant grant = grant(Scopes.SEVEN);

    assertThat(token(grant, "okta.users.read").scopes()).containsExactly("okta.users.read");
    adapter.revoke(registration(), organization, kept.value(), LIMIT);
    assertThat(lastGrant().revoked()).isPresent();
  }

  @Test
  void goesOnWhenTheOrganizationWantsASecondFactor() throws Exception {
    signIns.switches().requireFactor(true);

    assertThat(granted(Scopes.SEVEN).accountId()).isEqualTo(service.id());
    assertThat(lastGrant().factor()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "DECLINED, DECLINED",
    "CONDITIONAL_ACCESS, POLICY_BLOCKED",
    "ADMIN_APPROVAL, APPROVAL_NEEDED"
  })
  void understandsWhyNobodyCanSignIn(SignInRefusal refusal, GrantEnd end) throws Exception {
    signIns.switches().refuse(refusal);

    assertThat(read(person.accepts(request(Scopes.SEVEN), service))).isEqualTo(end);
  }

  private GrantEnd read(Map<String, String> told) {
    assertThat(told).containsEntry("state", "s1").doesNotContainKey("code");
    return adapter.read(
        organization, told.get("error"), told.getOrDefault("error_description", ""), null);
  }

  @Test
  void believesNoErrorOfAnotherOrganization() {
    String acmes = acme.origin().toString();
    String globexs = sandbox.globex().origin().toString();

    assertThat(adapter.read(organization, "access_denied", "", acmes)).isEqualTo(GrantEnd.DECLINED);
    assertThat(adapter.read(organization, "access_denied", "", globexs))
        .isEqualTo(GrantEnd.OTHER_ISSUER);
  }

  @Test
  void understandsThatThePersonDeclined() throws Exception {
    signIns.forgetConsents(app.clientId());

    assertThat(read(person.declines(request(Scopes.SEVEN), service))).isEqualTo(GrantEnd.DECLINED);
  }

  @Test
  void understandsThatTheOrganizationDidNotGrantTheApplicationAScope() throws Exception {
    assertThat(read(person.accepts(request(List.of("okta.apiTokens.read")), service)))
        .isEqualTo(GrantEnd.SCOPES_REFUSED);
  }

  @ParameterizedTest
  @CsvSource({
    "interaction_required, '', INTERACTION_REQUIRED",
    "login_required, '', INTERACTION_REQUIRED",
    "consent_required, '', APPROVAL_NEEDED",
    "temporarily_unavailable, '', PROVIDER_FAILED",
    "server_error, Internal, PROVIDER_FAILED",
    "unauthorized_client, '', APPLICATION_REFUSED",
    "invalid_request, '', APPLICATION_REFUSED",
    "something_new, '', APPLICATION_REFUSED"
  })
  void understandsTheOtherErrors(String error, String description, GrantEnd end) {
    assertThat(adapter.read(organization, error, description, null)).isEqualTo(end);
  }

  @Test
  void refusesTheCodeOfAnotherOrganization() throws Exception {
    dev.connections.sandbox.okta.Organization globex = sandbox.globex();
    SignInRequest here = request(Scopes.SEVEN);
    SignInRequest there =
        SigningPerson.request(
            registration(),
            adapter.resolve(globex.origin().toString(), LIMIT),
            here.permissions(),
            "");
    String code = person.accepts(there, globex.signIns().serviceAccount()).get("code");

    assertRefused(() -> adapter.finish(here, code, null, LIMIT))
        .extracting(ProviderRefusal::finding)
        .isEqualTo(FindingCode.GRANT_REVOKED);
  }

  /** As when another organization has the host now. */
  @Test
  void givesBackWhatAnotherOrganizationGranted() throws Exception {
    organization =
        new Organization(
            "00oSomebodyElse",
            organization.cloud(),
            organization.host(),
            organization.typedHost(),
            "",
            "");

    assertRefused(() -> granted(Scopes.SEVEN))
        .satisfies(
            refused -> {
              assertThat(refused.finding()).isEqualTo(FindingCode.OTHER_ORGANIZATION);
              assertThat(refused.details()).containsExactly(acme.id(), "00oSomebodyElse");
            });
    assertThat(lastGrant().revoked()).isPresent();
  }

  @Test
  void redeemsNothingThatAnotherServerAnswered() throws Exception {
    SignInRequest request = request(Scopes.SEVEN);
    String code = person.accepts(request, service).get("code");
    int before = signIns.grants().size();

    assertRefused(() -> adapter.finish(request, code, "https://elsewhere.example", LIMIT))
        .extracting(ProviderRefusal::finding)
        .isEqualTo(FindingCode.OTHER_ISSUER);
    assertThat(signIns.grants()).hasSize(before);
  }

  @Test
  void redeemsACodeOnceAndForTheRequestAlone() throws Exception {
    SignInRequest request = request(Scopes.SEVEN);
    String code = person.accepts(request, service).get("code");
    SignInRequest other =
        new SignInRequest(
            request.registration(),
            organization,
            request.permissions(),
            SigningPerson.BACK,
            "s1",
            "n1",
            "w".repeat(43),
            "",
            true);

    assertRefused(() -> adapter.finish(other, code, null, LIMIT))
        .extracting(ProviderRefusal::finding)
        .isEqualTo(FindingCode.GRANT_REVOKED);
    adapter.finish(request, code, null, LIMIT);
    assertRefused(() -> adapter.finish(request, code, null, LIMIT))
        .extracting(ProviderRefusal::finding)
        .isEqualTo(FindingCode.GRANT_REVOKED);
  }

  @Test
  void saysThatTheApplicationsSecretIsWrong() {
    Registration wrong = new Registration(OKTA, app.clientId(), new ClientSecret("wrong", null));
    SignInRequest request =
        SigningPerson.request(wrong, organization, NeededScopes.permissions(Scopes.SEVEN), "");

    assertRefused(() -> person.grants(request, service))
        .extracting(ProviderRefusal::finding)
        .isEqualTo(FindingCode.SECRET_MISMATCH);
  }

  @Test
  void findsNoIssueInWhatAnAdministratorGrantedAndRefreshesOnce() throws Exception {
    Grant grant = grant(Scopes.SEVEN);
    signIns.counters().reset();

    VerificationResult result = verify(grant);

    assertThat(steps.all())
        .as(steps.toString())
        .allSatisfy(step -> assertThat(step.outcome()).isEqualTo(StepOutcome.OK));
    assertThat(steps.all()).extracting("code").contains(StepCode.ROLE, StepCode.PROBE);
    assertThat(result.organization().id()).isEqualTo(acme.id());
    assertThat(signIns.counters().refreshRequests(app.clientId())).isEqualTo(1);
  }

  @Test
  void namesTheScopesThatThePersonDidNotGrant() throws Exception {
    List<String> scopes = new ArrayList<>(Scopes.SEVEN);
    scopes.remove("okta.devices.read");
    Grant grant = grant(scopes);
    signIns.counters().reset();

    VerificationResult result = verify(grant);

    assertThat(steps.findings()).containsExactly(FindingCode.SCOPE_MISSING);
    assertThat(steps.with(FindingCode.SCOPE_MISSING).subject()).isEqualTo("okta.devices.read");
    assertThat(result.permissions())
        .filteredOn(view -> view.verdict() == PermissionVerdict.MISSING)
        .extracting("name")
        .containsExactly("okta.devices.read");
    assertThat(signIns.counters().refreshRequests(app.clientId())).isEqualTo(1);
  }

  @Test
  void findsAScopeTooManyWithoutAListOfGrants() throws Exception {
    app.grant("okta.apiTokens.read");
    List<String> scopes = new ArrayList<>(Scopes.SEVEN);
    scopes.add("okta.apiTokens.read");

    verify(grant(scopes));

    assertThat(steps.findings()).containsExactly(FindingCode.SCOPE_EXCESS);
    assertThat(steps.with(FindingCode.SCOPE_EXCESS).subject()).isEqualTo("okta.apiTokens.read");
  }

  @Test
  void looksAtTheRoleOfTheAccount() throws Exception {
    Grant grant = grant(Scopes.SEVEN);
    signIns.setAdministrator(AccountKind.SERVICE, false);

    verify(grant);

    assertThat(steps.findings()).containsExactly(FindingCode.ROLE_MISSING);
  }

  @Test
  void saysThatWhatWasGrantedWasRevoked() throws Exception {
    Grant grant = grant(Scopes.SEVEN);
    acme.revokeGrants();

    verify(grant);

    assertThat(steps.findings()).containsExactly(FindingCode.GRANT_REVOKED);
    assertThat(steps.with(FindingCode.GRANT_REVOKED).code()).isEqualTo(StepCode.CREDENTIAL);
    steps.assertSkippedAfter(StepCode.CREDENTIAL);
    assertRefused(() -> token(grant, "okta.users.read"))
        .extracting(ProviderRefusal::finding)
        .isEqualTo(FindingCode.GRANT_REVOKED);
  }

  /** Okta answers a deactivated account as it answers a revoked token. */
  @Test
  void getsNothingForADeactivatedAccount() throws Exception {
    Grant grant = grant(Scopes.SEVEN);
    signIns.setEnabled(AccountKind.SERVICE, false);

    assertRefused(() -> token(grant, "okta.users.read"))
        .extracting(ProviderRefusal::finding)
        .isEqualTo(FindingCode.GRANT_REVOKED);
  }

  @Test
  void givesTokensThatHaveTheirScopesAloneWhileTheRefreshTokenRotates() throws Exception {
    Grant grant = grant(Scopes.SEVEN);
    Set<String> before = new HashSet<>();

    for (String scope : List.of("okta.users.read", "okta.groups.read", "okta.apps.read")) {
      assertThat(before.add(kept.value())).isTrue();

      IssuedToken issued = token(grant, scope);

      assertThat(issued.scopes()).containsExactly(scope);
      assertThat(issued.token().getScope().toStringList())
          .containsExactlyInAnyOrder(scope, "offline_access");
    }
    assertThat(token(grant, "okta.users.read", "okta.orgs.read").scopes())
        .containsExactlyInAnyOrder("okta.users.read", "okta.orgs.read");
  }

  @Test
  void namesTheScopeThatATokenCannotHave() throws Exception {
    Grant grant = grant(List.of("okta.users.read"));
    String before = kept.value();

    assertRefused(() -> token(grant, "okta.users.read", "okta.groups.read"))
        .satisfies(
            refused -> {
              assertThat(refused.finding()).isEqualTo(FindingCode.SCOPE_MISSING);
              assertThat(refused.subject()).contains("okta.groups.read");
            });
    assertThat(kept.value()).isEqualTo(before);
  }

  @Test
  void sendsTheApplicationsSecretToNoHostThatTheSettingsLeaveOut() {
    organization = new Organization("00o1", organization.cloud(), "elsewhere.example", "", "", "");

    assertRefused(() -> adapter.begin(request(Scopes.SEVEN), LIMIT))
        .extracting(ProviderRefusal::finding)
        .isEqualTo(FindingCode.DOMAIN_NOT_ALLOWED);
    assertRefused(() -> adapter.revoke(registration(), organization, "token", LIMIT))
        .extracting(ProviderRefusal::finding)
        .isEqualTo(FindingCode.DOMAIN_NOT_ALLOWED);
  }
}
