package dev.connections.provider.microsoft;

import static dev.connections.provider.PretendServer.answer;
import static dev.connections.provider.microsoft.PretendEntra.assignments;
import static dev.connections.provider.microsoft.PretendEntra.denied;
import static dev.connections.provider.microsoft.PretendEntra.graphError;
import static dev.connections.provider.microsoft.PretendEntra.issue;
import static dev.connections.provider.microsoft.PretendEntra.json;
import static dev.connections.provider.microsoft.PretendEntra.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.connections.api.Cloud;
import dev.connections.api.FindingCode;
import dev.connections.capability.Permission;
import dev.connections.capability.PermissionNeeds;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.VerificationStep;
import dev.connections.credential.CertificateKey;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.Credential;
import dev.connections.credential.GeneratedCertificates;
import dev.connections.credential.Grant;
import dev.connections.credential.RefreshTokens;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.platform.outbound.TestAuthority;
import dev.connections.provider.KeptRefreshToken;
import dev.connections.provider.Organization;
import dev.connections.provider.OrganizationNotFoundException;
import dev.connections.provider.Registration;
import dev.connections.provider.SignIn;
import dev.connections.provider.ToldSteps;
import dev.connections.provider.VerificationResult;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderRefusal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
class MicrosoftAdapterTest {
  private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String SECRET = "abc~Q8fCq.secret";
  private static final Permission OUTLOOK =
      new Permission("00000002-0000-0ff1-ce00-000000000000", "full_access_as_app", "");
  private static TestAuthority authority;

  private final ToldSteps steps = new ToldSteps();
  private final CountDownLatch never = new CountDownLatch(1);
  private PretendEntra entra;
  private PretendEntra other;
  private MicrosoftAdapter adapter;
  private PermissionNeeds needs = Needs.exchange();

  @TempDir Path directory;

  @BeforeAll
  static void makesAuthority() throws Exception {
    authority = new TestAuthority();
  }

  @BeforeEach
  void opens() throws Exception {
    entra = new PretendEntra(authority);
    other = new PretendEntra(authority);
    adapter = adapter(Map.of());
  }

  @AfterEach
  void closes() {
    never.countDown();
    entra.close();
    other.close();
  }

  private MicrosoftAdapter adapter(Map<Setting, String> more) {
    Map<Setting, String> set = new HashMap<>();
    set.put(Setting.OUTBOUND_TRUST_STORE, authority.writePem(directory).toString());
    set.put(Setting.OUTBOUND_TRUSTED_ORIGINS, entra.origin() + "," + other.origin());
    set.put(Setting.MICROSOFT_CLOUDS, "GLOBAL,CHINA");
    set.put(Setting.MICROSOFT_GLOBAL_LOGIN, entra.origin());
    set.put(Setting.MICROSOFT_GLOBAL_GRAPH, entra.origin());
    set.put(Setting.MICROSOFT_CHINA_LOGIN, other.origin());
    set.put(Setting.MICROSOFT_CHINA_GRAPH, other.origin());
    set.putAll(more);
    Settings settings = Settings.of(set);
    return new MicrosoftAdapter(
        new OutboundHttp(settings), settings, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private VerificationResult verify() {
    return verify(null, LIMIT);
  }

  private VerificationResult verify(String organizationId, Duration limit) {
    steps.forget();
    return adapter.verify(
        new SignIn(
            PretendEntra.DOMAIN,
            organizationId,
            PretendEntra.CLIENT,
            new ClientSecret(SECRET, null),
            false,
            needs),
        limit,
        steps);
  }

  private static final String OF_ACCOUNT = "openid profile offline_access";

  private final KeptRefreshToken kept = new KeptRefreshToken("rt-1");

  /** By the platform's own application, to which an account signed in. */
  private VerificationResult verifySystem(RefreshTokens refreshTokens) {
    steps.forget();
    return adapter.verify(
        new SignIn(
            PretendEntra.DOMAIN,
            PretendEntra.TENANT,
            PretendEntra.CLIENT,
            new Grant(
                new ClientSecret(SECRET, null),
                refreshTokens,
                Set.of(),
                "o1",
                "svc@contoso.example",
                null),
            false,
            needs),
        LIMIT,
        steps);
  }

  private void refreshes() {
    entra.tokens.put(
        OF_ACCOUNT,
        json(
            200,
            Map.of("token_type", "Bearer", "access_token", "opaque", "refresh_token", "rt-2")));
  }

  private List<String> told() {
    return steps.all().stream()
        .map(
            step ->
                step.code()
                    + " "
                    + step.outcome()
                    + (step.finding() == null ? "" : " " + step.finding()))
        .distinct()
        .toList();
  }

  @Test
  void verifiesTheSystemApplicationAndTheAccountThatSignedInToIt() {
    refreshes();

    VerificationResult result = verifySystem(kept);

    assertThat(told())
        .containsExactly(
            "ORGANIZATION OK",
            "CREDENTIAL OK",
            "TOKEN_ORGANIZATION OK",
            "SERVICE_ACCOUNT OK",
            "APPLICATION OK",
            "GRANTS OK",
            "PERMISSION OK",
            "EXCESS OK");
    assertThat(steps.all())
        .filteredOn(step -> step.code() == StepCode.SERVICE_ACCOUNT)
        .extracting(VerificationStep::subject)
        .containsExactly("svc@contoso.example");
    assertThat(result.organization().name()).isEqualTo("Contoso Ltd");
    assertThat(result.permissions()).isNotEmpty();
    assertThat(kept.value()).isEqualTo("rt-2");
    assertThat(entra.tokenCalls())
        .filteredOn(call -> call.form().get("grant_type").equals("refresh_token"))
        .singleElement()
        .satisfies(call -> assertThat(call.form()).containsEntry("refresh_token", "rt-1"));
  }

  @Test
  void verifiesTheSystemApplicationWhereNoAccountGrantedAnything() {
    verifySystem(null);

    assertThat(findings()).isEmpty();
    assertThat(steps.all())
        .extracting(VerificationStep::code)
        .contains(StepCode.PERMISSION)
        .doesNotContain(StepCode.SERVICE_ACCOUNT, StepCode.DECLARED, StepCode.CREDENTIAL_END);

    entra.answers.put(PretendEntra.TOKEN, refusal("invalid_client", 7000215));
    verifySystem(null);
    assertThat(steps.all())
        .extracting(VerificationStep::code)
        .doesNotContain(StepCode.SERVICE_ACCOUNT, StepCode.DECLARED, StepCode.CREDENTIAL_END);
  }

  @Test
  void goesOnWhereTheAccountsSignInEnded() {
    entra.tokens.put(OF_ACCOUNT, refusal("invalid_grant", 700082));

    verifySystem(kept);

    assertThat(told())
        .contains("SERVICE_ACCOUNT FAILED GRANT_EXPIRED", "PERMISSION OK", "EXCESS OK");
    assertThat(kept.value()).isEqualTo("rt-1");
  }

  @Test
  void wantsAConsentToTheSystemApplication() {
    entra.answers.put(PretendEntra.TOKEN, refusal("invalid_client", 700016));

    VerificationResult result = verifySystem(kept);

    assertThat(told())
        .containsExactly(
            "ORGANIZATION OK",
            "CREDENTIAL FAILED CONSENT_MISSING",
            "TOKEN_ORGANIZATION SKIPPED",
            "SERVICE_ACCOUNT SKIPPED",
            "APPLICATION SKIPPED",
            "GRANTS SKIPPED",
            "PERMISSION SKIPPED",
            "EXCESS SKIPPED");
    assertThat(result.organization().id()).isEqualTo(PretendEntra.TENANT);
  }

  @Test
  void wantsAConsentToWhatTheSystemApplicationLacks() {
    refreshes();
    entra.isGranted(Needs.DIRECTORY.id());

    VerificationResult result = verifySystem(kept);

    assertThat(result.permissions())
        .filteredOn(view -> view.name().equals(Needs.MAIL.name()))
        .extracting(PermissionView::verdict)
        .containsExactly(PermissionVerdict.CONSENT_MISSING);
  }

  @Test
  void goesNoFurtherWithASystemApplicationThatIsInAnotherTenant() {
    refreshes();
    entra.answers.put(
        "/v1.0/organization",
        json(200, Map.of("value", List.of(Map.of("id", "99999999-aaaa-4bbb-8ccc-000000000009")))));

    verifySystem(kept);

    assertThat(told())
        .containsExactly(
            "ORGANIZATION OK",
            "CREDENTIAL OK",
            "TOKEN_ORGANIZATION FAILED OTHER_ORGANIZATION",
            "SERVICE_ACCOUNT OK",
            "APPLICATION SKIPPED",
            "GRANTS SKIPPED",
            "PERMISSION SKIPPED",
            "EXCESS SKIPPED");
  }

  @Test
  void skipsTheAccountWhereThereIsNoTenant() {
    entra.answers.put(PretendEntra.METADATA, refusal("invalid_tenant", 90002));
    other.answers.put(PretendEntra.METADATA, refusal("invalid_tenant", 90002));

    VerificationResult result = verifySystem(kept);

    assertThat(told())
        .contains("CREDENTIAL SKIPPED", "SERVICE_ACCOUNT SKIPPED", "EXCESS SKIPPED")
        .doesNotContain("DECLARED SKIPPED");
    assertThat(result.organization()).isNull();
    assertThat(entra.tokenCalls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"appid", "azp"})
  void refusesATokenOfAnotherApplication(String claim) {
    entra.tokens.put(
        "https://graph.microsoft.com/.default",
        issue(Map.of("tid", PretendEntra.TENANT, claim, PretendEntra.PRINCIPAL)));

    verify();

    assertThat(told()).contains("TOKEN_ORGANIZATION COULD_NOT_VERIFY ANSWER_NOT_UNDERSTOOD");
  }

  private void hasTokenWith(String... roles) {
    entra.tokens.put(
        "https://graph.microsoft.com/.default",
        issue(
            Map.of(
                "tid", PretendEntra.TENANT,
                "appid", PretendEntra.CLIENT,
                "roles", List.of(roles))));
  }

  /** The list lags behind a consent, and the tokens behind a withdrawal. */
  @Test
  void takesWhatIsNeededFromEitherAndWhatIsTooMuchFromTheListAlone() {
    hasTokenWith("Mail.Read", "Files.Read.All");
    entra.isGranted(
        Needs.DIRECTORY.id(),
        Needs.CALENDARS.id(),
        Needs.CONTACTS.id(),
        Needs.SETTINGS.id(),
        Needs.TASKS.id());

    VerificationResult result = verify();

    assertThat(findings()).as(steps.toString()).isEmpty();
    assertThat(result.permissions())
        .extracting(PermissionView::name)
        .contains("Mail.Read")
        .doesNotContain("Files.Read.All");
  }

  @ParameterizedTest
  @CsvSource({"408, TIMED_OUT", "409, REQUEST_REFUSED", "404, APPLICATION_NOT_READABLE"})
  void saysWhyTheApplicationCouldNotBeRead(int status, FindingCode finding) {
    entra.answers.put(PretendEntra.OWN_PRINCIPAL, graphError(status, "No"));

    verify();

    assertThat(steps.all())
        .filteredOn(step -> step.code() == StepCode.APPLICATION)
        .extracting(VerificationStep::finding)
        .containsExactly(finding);
  }

  @Test
  void takesAPageOnTheWayForNoAnswerOfGraph() {
    entra.answers.put(PretendEntra.OWN_PRINCIPAL, answer(403, "text/html", "<h1>Blocked</h1>"));

    verify();

    assertThat(told()).contains("APPLICATION COULD_NOT_VERIFY ANSWER_NOT_UNDERSTOOD");
  }

  private SignIn signInWith(Credential credential, String... heldBeside) {
    return new SignIn(
        PretendEntra.DOMAIN,
        null,
        PretendEntra.CLIENT,
        credential,
        false,
        needs,
        Set.of(heldBeside));
  }

  @Test
  void knowsFurtherCredentialsOfItsOwnFromStrangers() {
    entra.hasRegistration(
        List.of(
            PretendEntra.secret("abc", "2027-06-01T00:00:00Z"),
            PretendEntra.secret("nxt", "2027-09-01T00:00:00Z"),
            PretendEntra.secret("xyz", "2027-07-01T00:00:00Z")),
        List.of());

    adapter.verify(signInWith(new ClientSecret(SECRET, null), "nxt…"), LIMIT, steps);

    assertThat(steps.all())
        .filteredOn(step -> step.finding() == FindingCode.UNKNOWN_CREDENTIAL)
        .extracting(VerificationStep::subject)
        .singleElement()
        .asString()
        .contains("(xyz…)");
  }

  @Test
  void knowsTheUsedCertificateAlsoWhereItStandsThereForEachUse() {
    CertificateKey certificate = GeneratedCertificates.generate("Backup", NOW, 1);
    Map<String, Object> held =
        Map.of(
            "keyId",
            "k",
            "customKeyIdentifier",
            certificate.thumbprint(),
            "endDateTime",
            "2026-11-30T00:00:00Z");
    entra.hasRegistration(List.of(), List.of(held, held));

    VerificationResult result = adapter.verify(signInWith(certificate), LIMIT, steps);

    assertThat(findings()).containsExactly(FindingCode.CREDENTIAL_EXPIRES_SOON);
    assertThat(result.credentialEndsAt()).isEqualTo(Instant.parse("2026-11-30T00:00:00Z"));
  }

  @Test
  void saysThatTheIdOfASecretIsNoSecret() {
    entra.answers.put(PretendEntra.TOKEN, refusal("invalid_client", 7000215));

    adapter.verify(
        new SignIn(
            PretendEntra.DOMAIN,
            null,
            PretendEntra.CLIENT,
            new ClientSecret("55555555-aaaa-4bbb-8ccc-000000000005", null),
            false,
            needs),
        LIMIT,
        steps);

    assertThat(findings()).containsExactly(FindingCode.SECRET_ID_PASTED);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T00:00:00Z, CREDENTIAL_NOT_YET_VALID, 2026-11-22",
    "2025-01-01T00:00:00Z, CREDENTIAL_EXPIRED, 2026-01-01",
    "2026-11-01T00:00:00Z, KEY_MISMATCH, ''"
  })
  void tellsACertificateThatIsOverFromOneThatIsNotThere(
      Instant made, FindingCode finding, String day) {
    entra.answers.put(PretendEntra.TOKEN, refusal("invalid_client", 700027));

    adapter.verify(
        new SignIn(
            PretendEntra.DOMAIN,
            null,
            PretendEntra.CLIENT,
            GeneratedCertificates.generate("Backup", made, 1),
            false,
            needs),
        LIMIT,
        steps);

    assertThat(findings()).containsExactly(finding);
    assertThat(steps.with(finding).subject()).isEqualTo(day);
  }

  @Test
  void tellsThatACapabilityEndsSoon() {
    needs = Needs.exchangeByEws(true, false);

    verify();

    assertThat(steps.with(FindingCode.CAPABILITY_RETIRES).details())
        .containsExactly("2027-04-01", "Exchange backup, Exchange restore");
  }

  @Test
  void tellsAPermissionThatIsDeclaredAndNotConsentedToFromOneThatIsMissing() {
    entra.isGranted(Needs.DIRECTORY.id(), Needs.CONTACTS.id(), Needs.SETTINGS.id());
    List<Map<String, String>> access =
        Stream.of(Needs.MAIL, Needs.TASKS, Needs.CALENDARS)
            .map(
                permission ->
                    Map.of(
                        "id",
                        permission.id(),
                        "type",
                        // One of people's sign-ins, which an application has nothing of.
                        permission.equals(Needs.CALENDARS) ? "Scope" : "Role"))
            .toList();
    declares(access);

    verify();

    assertThat(steps.with(FindingCode.PERMISSION_NOT_CONSENTED).subject()).isEqualTo("Mail.Read");
    assertThat(steps.with(FindingCode.PERMISSION_MISSING).subject()).isEqualTo("Calendars.Read");
    assertThat(steps.with(FindingCode.PERMISSION_RECOMMENDED).subject())
        .isEqualTo("Tasks.Read.All");
  }

  @Test
  void triesARegistrationOutByATokenInItsTenant() throws Exception {
    Organization home =
        new Organization(
            PretendEntra.TENANT, Cloud.GLOBAL, PretendEntra.DOMAIN, PretendEntra.DOMAIN, "", "");
    Registration registration =
        new Registration(adapter.workload(), PretendEntra.CLIENT, new ClientSecret(SECRET, null));
    URI back = URI.create("https://connections.example.com/grant/callback");

    assertThat(adapter.organizationNeeded()).isTrue();
    assertThat(adapter.tryOut(registration, home, back, LIMIT)).contains("");
    assertThat(entra.tokenCalls()).hasSize(1);

    entra.answers.put(PretendEntra.TOKEN, refusal("invalid_client", 7000215));
    assertThatThrownBy(() -> adapter.tryOut(registration, home, back, LIMIT))
        .asInstanceOf(type(ProviderRefusal.class))
        .extracting(ProviderRefusal::finding)
        .isEqualTo(FindingCode.SECRET_MISMATCH);
  }

  private Set<FindingCode> findings() {
    return steps.findings();
  }

  @Test
  void verifiesAnApplicationThatHasWhatItNeeds() {
    VerificationResult result = verify();

    assertThat(findings()).as(steps.toString()).isEmpty();
    assertThat(steps.all().stream().map(VerificationStep::code).distinct())
        .containsExactly(
            StepCode.ORGANIZATION,
            StepCode.CREDENTIAL,
            StepCode.TOKEN_ORGANIZATION,
            StepCode.APPLICATION,
            StepCode.GRANTS,
            StepCode.DECLARED,
            StepCode.PERMISSION,
            StepCode.EXCESS,
            StepCode.CREDENTIAL_END,
            StepCode.OTHER_CREDENTIALS);
    assertThat(result.organization())
        .isEqualTo(
            new Organization(
                PretendEntra.TENANT,
                Cloud.GLOBAL,
                "contoso.onmicrosoft.com",
                PretendEntra.DOMAIN,
                "Contoso Ltd",
                ""));
    assertThat(result.credentialEndsAt()).isEqualTo(Instant.parse("2027-06-01T00:00:00Z"));
  }

  @Test
  void asksForOneTokenOfOneApi() {
    verify();

    assertThat(entra.tokenCalls()).hasSize(1);
    assertThat(entra.tokenCalls().get(0).form())
        .containsEntry("grant_type", "client_credentials")
        .containsEntry("client_id", PretendEntra.CLIENT)
        .containsEntry("client_secret", SECRET)
        .containsEntry("scope", "https://graph.microsoft.com/.default");
    assertThat(entra.tokenCalls().get(0).headers()).doesNotContainKey("authorization");
  }

  @Test
  void looksForTheTenantInOneCloudAfterTheOther() throws Exception {
    entra.answers.put(PretendEntra.METADATA, refusal("invalid_tenant", 90002));
    other.isATenant(PretendEntra.TENANT, "microsoftgraph.chinacloudapi.cn");

    Organization found = adapter.resolve(PretendEntra.DOMAIN, LIMIT);

    assertThat(found.cloud()).isEqualTo(Cloud.of("CHINA"));
    assertThat(found.edition()).isEqualTo("China (21Vianet)");
    assertThat(found.id()).isEqualTo(PretendEntra.TENANT);
  }

  @ParameterizedTest
  @CsvSource({
    "90002, ORGANIZATION_NOT_FOUND",
    "900023, NOT_AN_ORGANIZATION",
  })
  void saysWhyThereIsNoTenant(int code, FindingCode finding) {
    entra.answers.put(PretendEntra.METADATA, refusal("invalid_request", code));
    other.answers.put(PretendEntra.METADATA, refusal("invalid_request", code));

    assertNotFound(finding);
  }

  @Test
  void takesNoWordOfAbsenceFromACloudThatDoesNotAnswer() {
    entra.answers.put(PretendEntra.METADATA, refusal("invalid_tenant", 90002));
    other.answers.put(PretendEntra.METADATA, answer(503, "text/plain", ""));

    assertNotFound(FindingCode.PROVIDER_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{tenantid}", "9188040d-6c67-4c5b-b112-36a304b66dad", "not-a-guid", ""})
  void refusesMetadataThatIsOfNoOrganization(String id) {
    entra.isATenant(id, "graph.microsoft.com");
    other.isATenant(id, "graph.microsoft.com");

    assertNotFound(FindingCode.NOT_AN_ORGANIZATION);
  }

  @Test
  void refusesATenantOfACloudThatIsLeftOut() {
    entra.isATenant(PretendEntra.TENANT, "dod-graph.microsoft.us");

    assertNotFound(FindingCode.WRONG_CLOUD);
  }

  @Test
  void takesAPageInsteadOfMetadataForNoAnswer() {
    entra.answers.put(PretendEntra.METADATA, answer(200, "text/html", "<html>Sign in</html>"));

    other.answers.put(PretendEntra.METADATA, refusal("invalid_tenant", 90002));
    assertNotFound(FindingCode.ANSWER_NOT_UNDERSTOOD);
  }

  private void assertNotFound(FindingCode finding) {
    assertThatThrownBy(() -> adapter.resolve(PretendEntra.DOMAIN, LIMIT))
        .asInstanceOf(type(OrganizationNotFoundException.class))
        .extracting(OrganizationNotFoundException::finding)
        .isEqualTo(finding);
    assertThat(other.tokenCalls()).isEmpty();
  }

  @Test
  void refusesAnotherTenantThanBefore() {
    verify("55555555-aaaa-4bbb-8ccc-000000000005", LIMIT);

    assertThat(findings()).containsExactly(FindingCode.OTHER_ORGANIZATION);
    assertThat(entra.tokenCalls()).isEmpty();
    steps.assertSkippedAfter(StepCode.ORGANIZATION);
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_client, 7000215, SECRET_MISMATCH",
    "invalid_client, 7000222, CREDENTIAL_EXPIRED",
    "unauthorized_client, 700016, CLIENT_NOT_FOUND",
    "unauthorized_client, 7000112, APPLICATION_DISABLED",
    "access_denied, 53003, POLICY_BLOCKED",
    "interaction_required, 5000225, ORGANIZATION_BLOCKED",
    "invalid_client, 5000211, NETWORK_RESTRICTED",
    "unauthorized_client, 500014, API_DISABLED",
    "invalid_grant, 501051, API_NOT_ASSIGNED",
    "invalid_client, 50027, REQUEST_REFUSED",
    "invalid_request, 90013, REQUEST_REFUSED",
    "invalid_client, 50012, SECRET_MISMATCH",
    "invalid_grant, 65001, CONSENT_MISSING",
    "invalid_request, 900382, WRONG_CLOUD",
    "invalid_client, 999999999, CREDENTIAL_REJECTED",
    "invalid_resource, 500011, CREDENTIAL_REJECTED",
    "temporarily_unavailable, 90033, PROVIDER_FAILED"
  })
  void saysWhyTheSignInWasRefused(String error, int code, FindingCode finding) {
    entra.answers.put(PretendEntra.TOKEN, refusal(error, code));

    verify();

    assertThat(findings()).containsExactly(finding);
    assertThat(steps.with(finding).code()).isEqualTo(StepCode.CREDENTIAL);
    assertThat(steps.with(finding).providerWords())
        .isEqualTo(
            error
                + ": AADSTS"
                + code
                + ": No. Trace ID: trace-1 Correlation ID: correlation-1"
                + " Timestamp: 2026-11-21 21:00:00Z");
    steps.assertSkippedAfter(StepCode.CREDENTIAL);
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, 53003, POLICY_BLOCKED, Microsoft Graph",
    "interaction_required, 530003, POLICY_BLOCKED, Microsoft Graph",
    "invalid_grant, 65001, CONSENT_MISSING, Microsoft Graph",
    "unauthorized_client, 500014, API_DISABLED, Microsoft Graph",
    "invalid_grant, 5000225, ORGANIZATION_BLOCKED, " + PretendEntra.TENANT,
    "invalid_client, 5000211, NETWORK_RESTRICTED, " + PretendEntra.TENANT
  })
  void saysWhichApiOrTenantARefusalIsAbout(
      String error, int code, FindingCode finding, String subject) {
    entra.answers.put(PretendEntra.TOKEN, refusal(error, code));

    verify();

    assertThat(steps.with(finding).subject()).isEqualTo(subject);
  }

  /** Microsoft answers so already where its metadata is read. */
  @Test
  void saysThatTheTenantIsBlockedBeforeAnybodySignsIn() {
    entra.answers.put(PretendEntra.METADATA, refusal("interaction_required", 5000225));
    other.answers.put(PretendEntra.METADATA, refusal("invalid_tenant", 90002));

    assertNotFound(FindingCode.ORGANIZATION_BLOCKED);
  }

  @ParameterizedTest
  @CsvSource({"429, RATE_LIMITED", "500, PROVIDER_FAILED", "503, PROVIDER_FAILED"})
  void takesTemporaryTroubleOfGraphForNothingMissing(int status, FindingCode finding) {
    entra.answers.put(
        PretendEntra.ASSIGNMENTS,
        json(status, Map.of("error", Map.of("code", "busy")), "Retry-After", "17"));

    VerificationResult result = verify();

    assertThat(findings()).containsExactly(finding);
    assertThat(steps.with(finding).code()).isEqualTo(StepCode.GRANTS);
    assertThat(result.permissions())
        .isNotEmpty()
        .allSatisfy(v -> assertThat(v.verdict()).isEqualTo(PermissionVerdict.UNVERIFIABLE));
  }

  @Test
  void refusesATokenOfAnotherTenant() {
    entra.answers.put("/v1.0/organization", denied());
    entra.tokens.put(
        "https://graph.microsoft.com/.default",
        issue(Map.of("tid", "99999999-aaaa-4bbb-8ccc-000000000009")));

    verify();

    assertThat(findings()).containsExactly(FindingCode.OTHER_ORGANIZATION);
    assertThat(steps.with(FindingCode.OTHER_ORGANIZATION).details())
        .containsExactly("99999999-aaaa-4bbb-8ccc-000000000009", PretendEntra.TENANT);
    steps.assertSkippedAfter(StepCode.TOKEN_ORGANIZATION);
  }

  @Test
  void believesGraphMoreThanATokenThatCannotBeRead() {
    entra.tokens.put("https://graph.microsoft.com/.default", issue("opaque"));

    verify();
    assertThat(findings()).isEmpty();

    entra.answers.put("/v1.0/organization", denied());
    verify();
    assertThat(findings()).containsExactly(FindingCode.ORGANIZATION_NOT_VERIFIABLE);
  }

  @Test
  void saysThatGraphDoesNotTakeTheToken() {
    entra.answers.put("/v1.0/organization", graphError(401, "InvalidAuthenticationToken"));

    verify();

    assertThat(findings()).containsExactly(FindingCode.PROBE_REFUSED);
    assertThat(steps.with(FindingCode.PROBE_REFUSED).subject()).isEqualTo("Microsoft Graph");
    steps.assertSkippedAfter(StepCode.TOKEN_ORGANIZATION);
  }

  /** The claims are what Microsoft sends, in its two ways of writing base64. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"access_token\":{\"nbf\":{\"essential\":true},"
            + "\"xms_rp_ipaddr\":{\"value\":\"198.51.100.7\"}}}",
        "{\"access_token\":{\"xms_rp_ipaddr\":{\"value\":\"2001:db8::7\"},\"x\":\"~~~???\"}}"
      })
  void namesTheAddressThatAPolicyTakesNoCallsFrom(String claims) {
    for (Base64.Encoder base64 : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      challenges(
          "LocationConditionEvaluationSatisfied", base64.encodeToString(claims.getBytes(UTF_8)));

      verify();

      assertThat(findings()).containsExactly(FindingCode.LOCATION_BLOCKED);
      VerificationStep step = steps.with(FindingCode.LOCATION_BLOCKED);
      assertThat(step.subject()).isEqualTo("Microsoft Graph");
      assertThat(step.details()).hasSize(1).allMatch(claims::contains);
      assertThat(step.providerWords()).contains("LocationConditionEvaluationSatisfied");
      steps.assertSkippedAfter(StepCode.TOKEN_ORGANIZATION);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LocationConditionEvaluationSatisfied, !, LOCATION_BLOCKED",
    "LocationConditionEvaluationSatisfied, e30=, LOCATION_BLOCKED",
    "TokenCreatedWithOutdatedPolicies, e30=, POLICY_BLOCKED",
    "SomethingNew, bm8ganNvbg==, POLICY_BLOCKED"
  })
  void knowsAChallengeThatNamesNoAddress(String code, String claims, FindingCode finding) {
    challenges(code, claims);

    verify();

    assertThat(findings()).containsExactly(finding);
    assertThat(steps.with(finding).details()).isEmpty();
  }

  private void challenges(String code, String claims) {
    entra.answers.put(
        "/v1.0/organization",
        json(
            401,
            Map.of(
                "error",
                Map.of(
                    "code",
                    "InvalidAuthenticationToken",
                    "message",
                    "Continuous access evaluation resulted in challenge with result:"
                        + " InteractionRequired and code: "
                        + code)),
            "WWW-Authenticate",
            "Bearer realm=\"\", authorization_uri=\"https://login.example/authorize\","
                + " error=\"insufficient_claims\", claims=\""
                + claims
                + "\""));
  }

  @Test
  void readsTheTokenWhereTheListIsDenied() {
    entra.answers.put(PretendEntra.ASSIGNMENTS, denied());
    entra.tokens.put(
        "https://graph.microsoft.com/.default",
        issue(Map.of("tid", PretendEntra.TENANT, "roles", List.of("Mail.Read", "Sites.Read.All"))));

    VerificationResult result = verify();

    assertThat(findings())
        .containsExactlyInAnyOrder(
            FindingCode.PERMISSIONS_FROM_TOKEN,
            FindingCode.PERMISSION_MISSING,
            FindingCode.PERMISSION_RECOMMENDED,
            FindingCode.PERMISSION_EXCESS);
    assertThat(steps.with(FindingCode.PERMISSION_EXCESS).subject()).isEqualTo("Sites.Read.All");
    assertThat(result.permissions())
        .filteredOn(v -> v.verdict() == PermissionVerdict.AS_NEEDED)
        .extracting(PermissionView::name)
        .containsExactly("Mail.Read");
  }

  @Test
  void leavesOpenWhatNeitherListNorTokenTells() {
    entra.answers.put(PretendEntra.ASSIGNMENTS, denied());
    entra.tokens.put("https://graph.microsoft.com/.default", issue("opaque"));

    verify();

    assertThat(findings()).containsExactly(FindingCode.PERMISSIONS_NOT_VERIFIABLE);
  }

  @Test
  void followsNoLinkToAnotherHostWithTheToken() {
    entra.answers.put(
        PretendEntra.ASSIGNMENTS,
        json(
            200,
            Map.of(
                "value",
                assignments(Needs.MAIL.id()),
                "@odata.nextLink",
                other.origin() + PretendEntra.ASSIGNMENTS)));

    verify();

    assertThat(findings()).containsExactly(FindingCode.LIST_INCOMPLETE);
    assertThat(other.calls).isEmpty();
  }

  @Test
  void takesNoMoreGrantsThanAnApplicationCanHave() {
    entra.isGranted(manyIds());

    VerificationResult result = verify();

    assertThat(findings()).containsExactly(FindingCode.ANSWER_TOO_LARGE);
    assertThat(result.permissions()).hasSizeLessThan(100);
  }

  @Test
  void takesNoMoreRolesFromATokenThanAnApplicationCanHave() {
    entra.answers.put(PretendEntra.ASSIGNMENTS, denied());
    entra.tokens.put(
        "https://graph.microsoft.com/.default",
        issue(Map.of("tid", PretendEntra.TENANT, "roles", List.of(manyIds()))));

    VerificationResult result = verify();

    assertThat(findings()).containsExactly(FindingCode.ANSWER_TOO_LARGE);
    assertThat(result.permissions()).hasSizeLessThan(100);
  }

  private void declares(List<Map<String, String>> access) {
    entra.answers.put(
        PretendEntra.OWN_APPLICATION,
        json(
            200,
            Map.of(
                "requiredResourceAccess",
                List.of(Map.of("resourceAppId", AppTokens.GRAPH, "resourceAccess", access)),
                "passwordCredentials",
                List.of(),
                "keyCredentials",
                List.of())));
  }

  @Test
  void takesNoMoreDeclaredPermissionsThanAnApplicationCanHave() {
    List<Map<String, String>> access =
        Stream.of(manyIds()).map(id -> Map.of("id", id, "type", "Role")).toList();
    declares(access);

    VerificationResult result = verify();

    assertThat(findings()).contains(FindingCode.ANSWER_TOO_LARGE);
    assertThat(result.permissions()).hasSizeLessThan(100);
  }

  private static String[] manyIds() {
    return IntStream.rangeClosed(0, MicrosoftGraph.MOST_OBJECTS)
        .mapToObj(i -> new UUID(5, i).toString())
        .toArray(String[]::new);
  }

  @Test
  void endsAListThatHasNoEnd() {
    entra.answers.put(
        PretendEntra.ASSIGNMENTS,
        json(
            200,
            Map.of(
                "value",
                assignments(Needs.MAIL.id()),
                "@odata.nextLink",
                entra.origin() + PretendEntra.ASSIGNMENTS)));

    verify();

    assertThat(findings()).containsExactly(FindingCode.LIST_INCOMPLETE);
  }

  @Test
  void namesRolesAsTheTenantDoesAndNotAsTheCatalog() {
    String unexpected = "aaaaaaaa-0000-4000-8000-00000000000a";
    entra.answers.put(
        "/v1.0/servicePrincipals/" + PretendEntra.GRAPH_PRINCIPAL,
        json(
            200,
            Map.of(
                "id",
                PretendEntra.GRAPH_PRINCIPAL,
                "appId",
                AppTokens.GRAPH,
                "appRoles",
                List.of(
                    Map.of("id", Needs.MAIL.id(), "value", "Files.Read.All"),
                    Map.of("id", unexpected, "value", "Mail.Read"),
                    Map.of("id", Needs.DIRECTORY.id(), "value", "Directory.Read.All"),
                    Map.of("id", Needs.CALENDARS.id(), "value", "Calendars.Read"),
                    Map.of("id", Needs.CONTACTS.id(), "value", "Contacts.Read"),
                    Map.of("id", Needs.SETTINGS.id(), "value", "MailboxSettings.Read"),
                    Map.of("id", Needs.TASKS.id(), "value", "Tasks.Read.All")))));
    entra.isGranted(
        Needs.DIRECTORY.id(),
        unexpected,
        Needs.CALENDARS.id(),
        Needs.CONTACTS.id(),
        Needs.SETTINGS.id(),
        Needs.TASKS.id());
    verify();
    assertThat(findings()).isEmpty();

    entra.isGranted(Needs.DIRECTORY.id(), Needs.MAIL.id());
    verify();
    assertThat(findings()).contains(FindingCode.PERMISSION_MISSING, FindingCode.PERMISSION_EXCESS);
    assertThat(steps.with(FindingCode.PERMISSION_EXCESS).subject()).isEqualTo("Files.Read.All");
    assertThat(
            entra.calls.stream().filter(c -> c.path().endsWith("/" + PretendEntra.GRAPH_PRINCIPAL)))
        .as("the roles are remembered")
        .hasSize(1);
  }

  /** Whoever revokes it takes away what is in use: it is wider, also where no catalog knows it. */
  @ParameterizedTest
  @CsvSource({
    "Mail.ReadWrite, Mail.Read",
    "Calendars.ReadWrite, Calendars.Read",
    "Contacts.ReadWrite, Contacts.Read",
    "MailboxSettings.ReadWrite, MailboxSettings.Read",
    "Tasks.ReadWrite.All, Tasks.Read.All",
    "Directory.ReadWrite.All, Directory.Read.All"
  })
  void takesReadWriteForReadAndNeverForOneTooMany(String wider, String narrower) {
    String role = "aaaaaaaa-0000-4000-8000-00000000000a";
    entra.answers.put(
        "/v1.0/servicePrincipals/" + PretendEntra.GRAPH_PRINCIPAL,
        json(
            200,
            Map.of(
                "id",
                PretendEntra.GRAPH_PRINCIPAL,
                "appId",
                AppTokens.GRAPH,
                "appRoles",
                List.of(Map.of("id", role, "value", wider)))));
    needs = new PermissionNeeds(Needs.exchange().capabilities(), Map.of());
    List<String> granted = new ArrayList<>(List.of(role));
    Stream.of(
            Needs.DIRECTORY,
            Needs.MAIL,
            Needs.CALENDARS,
            Needs.CONTACTS,
            Needs.SETTINGS,
            Needs.TASKS)
        .filter(permission -> !permission.name().equals(narrower))
        .forEach(permission -> granted.add(permission.id()));
    entra.isGranted(granted.toArray(String[]::new));

    VerificationResult result = verify();

    assertThat(findings()).containsExactly(FindingCode.PERMISSION_WIDER);
    assertThat(steps.with(FindingCode.PERMISSION_WIDER).subject()).isEqualTo(wider);
    assertThat(steps.with(FindingCode.PERMISSION_WIDER).details()).containsExactly(narrower);
    assertThat(result.permissions())
        .filteredOn(view -> view.name().equals(narrower))
        .extracting(PermissionView::verdict)
        .containsExactly(PermissionVerdict.COVERED);
  }

  @Test
  void namesTheApiOfAPermissionThatIsTooMuch() {
    String role = "bbbbbbbb-0000-4000-8000-00000000000b";
    String api = "cccccccc-0000-4000-8000-00000000000c";
    entra.answers.put(
        "/v1.0/servicePrincipals/" + api,
        json(
            200,
            Map.of(
                "id",
                api,
                "appId",
                "dddddddd-0000-4000-8000-00000000000d",
                "displayName",
                "Payroll",
                "appRoles",
                List.of(Map.of("id", role, "value", "Salaries.Read")))));
    entra.answers.put(
        PretendEntra.ASSIGNMENTS,
        json(200, Map.of("value", List.of(Map.of("appRoleId", role, "resourceId", api)))));

    verify();

    assertThat(steps.with(FindingCode.PERMISSION_EXCESS).subject())
        .isEqualTo("Salaries.Read (Payroll)");
  }

  @Test
  void countsADefaultAssignmentForNoPermission() {
    entra.answers.put(
        PretendEntra.ASSIGNMENTS,
        json(
            200,
            Map.of(
                "value",
                assignments(
                    "00000000-0000-0000-0000-000000000000",
                    Needs.DIRECTORY.id(),
                    Needs.MAIL.id(),
                    Needs.CALENDARS.id(),
                    Needs.CONTACTS.id(),
                    Needs.SETTINGS.id(),
                    Needs.TASKS.id()))));

    verify();

    assertThat(findings()).isEmpty();
  }

  /** A permission of Graph and one of Exchange may have one name. */
  @Test
  void namesMicrosoftGraphTooWhereSeveralApisAreNeeded() {
    needs =
        new PermissionNeeds(
            Stream.of(Needs.exchange(), Needs.exchangeByEws(false, false))
                .flatMap(one -> one.capabilities().stream())
                .distinct()
                .toList(),
            Map.of());
    entra.isGranted(Needs.DIRECTORY.id());

    verify();

    assertThat(steps.all())
        .filteredOn(step -> step.finding() == FindingCode.PERMISSION_MISSING)
        .extracting(VerificationStep::subject)
        .contains("Mail.Read (Microsoft Graph)")
        .contains("full_access_as_app (Office 365 Exchange Online)")
        .allMatch(subject -> subject.endsWith(")"));
  }

  @Test
  void marksOneCapabilityWhoseServiceTheOrganizationDoesNotHave() {
    needs = Needs.exchangeByEws(false, false);
    entra.tokens.put("https://outlook.office365.com/.default", refusal("invalid_resource", 650052));
    entra.isGranted(Needs.DIRECTORY.id());

    VerificationResult result = verify();

    assertThat(findings()).containsExactly(FindingCode.SERVICE_NOT_AVAILABLE);
    assertThat(steps.with(FindingCode.SERVICE_NOT_AVAILABLE).subject()).isEqualTo("Exchange (EWS)");
    assertThat(result.permissions())
        .filteredOn(v -> v.name().equals("full_access_as_app"))
        .extracting(PermissionView::verdict)
        .containsExactly(PermissionVerdict.UNVERIFIABLE);
  }

  @Test
  void tellsOfACapabilityThatWasSwitchedOff() {
    needs = Needs.exchangeByEws(true, true);
    entra.isGranted(Needs.DIRECTORY.id());

    verify();

    assertThat(findings()).containsExactly(FindingCode.CAPABILITY_RETIRED);
    assertThat(steps.with(FindingCode.CAPABILITY_RETIRED).details())
        .containsExactly("2027-04-01", "Exchange backup, Exchange restore");
    assertThat(entra.tokenCalls()).hasSize(1);
  }

  @Test
  void goesOnWhereTheApplicationMayNotReadItself() {
    entra.answers.put(PretendEntra.OWN_PRINCIPAL, denied());
    entra.answers.put(PretendEntra.OWN_APPLICATION, graphError(404, "Request_ResourceNotFound"));
    entra.tokens.put(
        "https://graph.microsoft.com/.default",
        issue(Map.of("tid", PretendEntra.TENANT, "oid", PretendEntra.PRINCIPAL)));

    verify();

    assertThat(findings())
        .containsExactlyInAnyOrder(
            FindingCode.APPLICATION_NOT_READABLE,
            FindingCode.DECLARED_NOT_READABLE,
            FindingCode.CREDENTIAL_END_UNKNOWN,
            FindingCode.CREDENTIALS_NOT_LISTED);
  }

  @Test
  void saysThatTheApplicationIsDisabledWhileItsTokensLast() {
    entra.answers.put(
        PretendEntra.OWN_PRINCIPAL,
        json(200, Map.of("id", PretendEntra.PRINCIPAL, "accountEnabled", false)));

    verify();

    assertThat(findings()).containsExactly(FindingCode.APPLICATION_DISABLED);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T20:00:00Z, CREDENTIAL_END_UNKNOWN",
    "2026-12-21T20:00:00Z, CREDENTIAL_EXPIRES_SOON",
    "2026-12-21T22:00:00Z, "
  })
  void tellsInTimeThatTheSecretEnds(String end, FindingCode finding) {
    entra.hasRegistration(List.of(PretendEntra.secret("abc", end)), List.of());

    verify();

    assertThat(findings()).isEqualTo(finding == null ? Set.of() : Set.of(finding));
  }

  @Test
  void takesOneOfTwoSecretsThatBeginAlikeForAStrangers() {
    entra.hasRegistration(
        List.of(
            PretendEntra.secret("abc", "2027-06-01T00:00:00Z"),
            PretendEntra.secret("abc", "2027-09-01T00:00:00Z")),
        List.of());

    VerificationResult result = verify();

    assertThat(findings()).containsExactly(FindingCode.UNKNOWN_CREDENTIAL);
    assertThat(steps.with(FindingCode.UNKNOWN_CREDENTIAL).subject())
        .isEqualTo("secret \"Backup\" (abc…), ID k…, ends 2027-09-01");
    assertThat(result.credentialEndsAt()).isEqualTo(Instant.parse("2027-06-01T00:00:00Z"));
  }

  @Test
  void ignoresCredentialsOfOthersThatAreOver() {
    entra.hasRegistration(
        List.of(
            PretendEntra.secret("abc", "2027-06-01T00:00:00Z"),
            PretendEntra.secret("xyz", "2026-01-01T00:00:00Z")),
        List.of());

    verify();

    assertThat(findings()).isEmpty();
  }

  @Test
  void namesAForeignCertificateByItsThumbprint() {
    entra.hasRegistration(
        List.of(PretendEntra.secret("abc", "2027-06-01T00:00:00Z")),
        List.of(
            Map.of(
                "displayName",
                "CN=old",
                "customKeyIdentifier",
                "qrvM3e7/ABEiM0RVZneImaq7zN0=",
                "endDateTime",
                "2027-02-03T00:00:00Z")));

    verify();

    assertThat(steps.with(FindingCode.UNKNOWN_CREDENTIAL).subject())
        .isEqualTo(
            "certificate \"CN=old\" (AABBCCDDEEFF00112233445566778899AABBCCDD), ends 2027-02-03");
  }

  /** Graph writes a thumbprint in two ways and lists in any order; people rename nothing. */
  @Test
  void callsEachForeignCredentialByTheSameNameInEachRun() {
    List<Map<String, Object>> secrets =
        List.of(
            PretendEntra.secret("abc", "2027-06-01T00:00:00Z"),
            unnamed("1F2E3D4C-0000-4000-8000-000000000001", "xyz"),
            unnamed("5b6a7988-0000-4000-8000-000000000002", "xyz"));
    List<String> written =
        List.of(
            "qrvM3e7/ABEiM0RVZneImaq7zN0=",
            "AABBCCDDEEFF00112233445566778899AABBCCDD",
            "aabbccddeeff00112233445566778899aabbccdd");
    Set<String> expected =
        Set.of(
            "secret (xyz…), ID 1f2e3d4c…, ends 2027-04-05",
            "secret (xyz…), ID 5b6a7988…, ends 2027-04-05",
            "certificate (AABBCCDDEEFF00112233445566778899AABBCCDD), ID 0c0d0e0f…");
    for (String thumbprint : written) {
      List<Map<String, Object>> turned = new ArrayList<>(secrets);
      Collections.rotate(turned, written.indexOf(thumbprint));
      entra.hasRegistration(
          turned,
          List.of(
              Map.of(
                  "keyId",
                  "0c0d0e0f-0000-4000-8000-000000000003",
                  "customKeyIdentifier",
                  thumbprint)));

      verify();

      assertThat(foreign()).isEqualTo(expected);
    }
  }

  private Set<String> foreign() {
    return steps.all().stream()
        .filter(step -> step.finding() == FindingCode.UNKNOWN_CREDENTIAL)
        .map(VerificationStep::subject)
        .collect(Collectors.toSet());
  }

  private static Map<String, Object> unnamed(String keyId, String hint) {
    return Map.of("keyId", keyId, "hint", hint, "endDateTime", "2027-04-05T06:07:08Z");
  }

  /** They are public, and the only thing by which a certificate without a name is found. */
  @Test
  void showsThumbprintsOfBothLengths() {
    String sha256 = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    entra.hasRegistration(
        List.of(PretendEntra.secret("abc", "2027-06-01T00:00:00Z")),
        List.of(
            Map.of("keyId", "1", "customKeyIdentifier", sha256),
            Map.of("keyId", "2", "customKeyIdentifier", sha256 + sha256 + sha256)));

    verify();

    assertThat(foreign())
        .contains("certificate (" + sha256.toUpperCase(Locale.ROOT) + "), ID 1…")
        .hasSize(2)
        .allSatisfy(shown -> assertThat(shown).hasSizeLessThan(100).doesNotContain("(token)"));
  }

  @Test
  void endsWithinItsLimitWhateverMicrosoftDoes() {
    entra.answers.put(
        PretendEntra.ASSIGNMENTS,
        exchange -> {
          try {
            never.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });

    verify(null, Duration.ofSeconds(2));

    assertThat(findings()).contains(FindingCode.TIMED_OUT);
    assertThat(steps.last().code()).isEqualTo(StepCode.OTHER_CREDENTIALS);
  }

  @Test
  void keepsNoSecretInWhatItTells() {
    entra.answers.put(
        PretendEntra.TOKEN,
        json(
            401,
            Map.of("error", "invalid_client", "error_description", "You sent " + SECRET + ".")));

    verify();

    assertThat(steps.toString()).doesNotContain(SECRET).contains("You sent (secret).");
  }

  @Test
  void leadsToTheConsentPageOfTheTenant() {
    Organization organization =
        new Organization(PretendEntra.TENANT, Cloud.of("CHINA"), "x", "x", "", "");

    assertThat(
            adapter.consentPage(
                organization,
                PretendEntra.CLIENT,
                URI.create("https://connections.example.com/consent?x=1"),
                "s t"))
        .isEqualTo(
            URI.create(
                other.origin()
                    + "/"
                    + PretendEntra.TENANT
                    + "/adminconsent?client_id="
                    + PretendEntra.CLIENT
                    + "&redirect_uri=https%3A%2F%2Fconnections.example.com%2Fconsent%3Fx%3D1"
                    + "&state=s+t"));
  }

  private IssuedToken token(Cloud cloud, Permission... permissions) throws ProviderRefusal {
    return adapter.token(
        new Organization(
            PretendEntra.TENANT, cloud, PretendEntra.DOMAIN, PretendEntra.DOMAIN, "", ""),
        new OAuthClient(PretendEntra.CLIENT, new ClientSecret(SECRET, null), false),
        List.of(permissions),
        LIMIT);
  }

  @Test
  void givesATokenOfTheApiThatThePermissionsAreOf() throws Exception {
    IssuedToken issued = token(Cloud.GLOBAL, OUTLOOK);

    assertThat(issued.expiresAt()).isEqualTo(NOW.plusSeconds(3599));
    assertThat(entra.paths()).containsExactly(PretendEntra.TOKEN);
    assertThat(entra.tokenCalls().get(0).form())
        .containsEntry("scope", "https://outlook.office365.com/.default");
  }

  @Test
  void givesNoTokenForTwoApis() {
    assertThatThrownBy(() -> token(Cloud.GLOBAL, OUTLOOK, Needs.MAIL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(entra.calls).isEmpty();
  }

  @Test
  void asksForNoTokenInACloudThatIsLeftOut() {
    assertThatThrownBy(() -> token(Cloud.of("US_GOV_L5"), OUTLOOK))
        .asInstanceOf(type(ProviderRefusal.class))
        .extracting(ProviderRefusal::finding)
        .isEqualTo(FindingCode.WRONG_CLOUD);
    assertThat(entra.calls).isEmpty();
  }

  @Test
  void saysWhyThereIsNoToken() {
    entra.answers.put(PretendEntra.TOKEN, refusal("invalid_client", 7000215));

    assertThatThrownBy(() -> token(Cloud.GLOBAL, OUTLOOK))
        .asInstanceOf(type(ProviderRefusal.class))
        .extracting(ProviderRefusal::finding)
        .isEqualTo(FindingCode.SECRET_MISMATCH);
  }

  @Test
  void saysWhichApiGivesNoToken() {
    entra.answers.put(PretendEntra.TOKEN, refusal("access_denied", 53003));

    assertThatThrownBy(() -> token(Cloud.GLOBAL, OUTLOOK))
        .asInstanceOf(type(ProviderRefusal.class))
        .satisfies(
            refused -> {
              assertThat(refused.finding()).isEqualTo(FindingCode.POLICY_BLOCKED);
              assertThat(refused.subject()).contains("Office 365 Exchange Online");
              assertThat(refused.details()).containsExactly("AADSTS53003");
            });
  }
}
