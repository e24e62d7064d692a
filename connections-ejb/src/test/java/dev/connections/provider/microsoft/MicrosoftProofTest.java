package dev.connections.provider.microsoft;

import static dev.connections.provider.PretendServer.answer;
import static dev.connections.provider.microsoft.PretendEntra.denied;
import static dev.connections.provider.microsoft.PretendEntra.graphError;
import static dev.connections.provider.microsoft.PretendEntra.issue;
import static dev.connections.provider.microsoft.PretendEntra.json;
import static dev.connections.provider.microsoft.PretendEntra.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.sun.net.httpserver.HttpHandler;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.api.Workload;
import dev.connections.capability.Capability;
import dev.connections.capability.CapabilityNeeds;
import dev.connections.capability.Catalog;
import dev.connections.capability.Permission;
import dev.connections.capability.PermissionNeeds;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import dev.connections.credential.ClientSecret;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.platform.outbound.TestAuthority;
import dev.connections.provider.SignIn;
import dev.connections.provider.ToldSteps;
import dev.connections.provider.VerificationResult;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever Microsoft answers: nothing that is required counts as good without a proof. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class MicrosoftProofTest {
  /** Before any capability of the catalog begins to end. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Workload WORKLOAD = Workload.of("MICROSOFT_365");
  private static final Catalog CATALOG = new Catalog(Settings.of(Map.of()), CLOCK);
  private static final String EXCHANGE_SCOPE = "https://outlook.office365.com/.default";

  private static final Set<PermissionVerdict> ENDS =
      EnumSet.of(
          PermissionVerdict.AS_NEEDED,
          PermissionVerdict.COVERED,
          PermissionVerdict.MISSING,
          PermissionVerdict.CONSENT_MISSING,
          PermissionVerdict.UNVERIFIABLE);

  private static TestAuthority authority;

  /** Written once: methods that run beside each other would read it half written. */
  private static Path trusted;

  private final ToldSteps steps = new ToldSteps();
  private final CountDownLatch never = new CountDownLatch(1);
  private PretendEntra entra;
  private Settings settings;
  private OutboundHttp outbound;

  @BeforeAll
  static void makesAuthority(@TempDir Path folder) throws Exception {
    authority = new TestAuthority();
    trusted = authority.writePem(folder);
  }

  @BeforeEach
  void opens() throws Exception {
    entra = new PretendEntra(authority);
    settings =
        Settings.of(
            Map.of(
                Setting.OUTBOUND_TRUST_STORE,
                trusted.toString(),
                Setting.OUTBOUND_TRUSTED_ORIGINS,
                entra.origin(),
                Setting.MICROSOFT_CLOUDS,
                "GLOBAL",
                Setting.MICROSOFT_GLOBAL_LOGIN,
                entra.origin(),
                Setting.MICROSOFT_GLOBAL_GRAPH,
                entra.origin()));
    outbound = new OutboundHttp(settings);
  }

  @AfterEach
  void closes() {
    never.countDown();
    entra.close();
  }

  /** Each run by an adapter of its own, since one remembers how long it was asked to wait. */
  private VerificationResult verify(PermissionNeeds needs, Duration limit) {
    steps.forget();
    entra.calls.clear();
    return new MicrosoftAdapter(outbound, settings, CLOCK)
        .verify(
            new SignIn(
                PretendEntra.DOMAIN,
                null,
                PretendEntra.CLIENT,
                new ClientSecret("abc~Q8fCq.secret", null),
                false,
                needs),
            limit,
            steps);
  }

  /** By the steps alone, as the status of a run is. */
  private boolean isGreen() {
    return steps.all().stream()
        .noneMatch(
            step ->
                step.outcome() == StepOutcome.FAILED
                    || step.outcome() == StepOutcome.COULD_NOT_VERIFY
                    || step.finding() != null
                        && step.finding().severity() != Severity.RECOMMENDATION);
  }

  private void assertNotGreen(String what, VerificationResult result) {
    assertThat(isGreen()).as(what + ": " + steps).isFalse();
    assertThat(result.permissions())
        .filteredOn(view -> view.need() == PermissionNeed.REQUIRED)
        .as(what)
        .allSatisfy(view -> assertThat(view.verdict()).isIn(ENDS))
        .allSatisfy(
            view ->
                assertThat(view.verdict() == PermissionVerdict.UNVERIFIABLE)
                    .isEqualTo(view.granted() == Known.UNKNOWN));
  }

  private void isGrantedAllOf(PermissionNeeds needs) {
    entra.isGranted(
        needs.capabilities().stream()
            .flatMap(
                capability ->
                    Stream.concat(
                        capability.required().get(0).stream(), capability.recommended().stream()))
            .map(Permission::id)
            .distinct()
            .toArray(String[]::new));
  }

  private static PermissionNeeds needs(String capability) {
    return CATALOG.needs(WORKLOAD, List.of(capability));
  }

  static Stream<String> capabilities() {
    return CATALOG.capabilities(WORKLOAD).stream().map(Capability::code);
  }

  /** Without it nothing below would say anything. */
  @ParameterizedTest
  @MethodSource("capabilities")
  void isGreenWhereAllIsProved(String capability) {
    isGrantedAllOf(needs(capability));

    verify(needs(capability), LIMIT);

    assertThat(isGreen()).as(steps.toString()).isTrue();
  }

  /** Each status that says something of its own, and some that nobody expects. */
  private static final int[] ALL = {
    400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 412, 415, 421, 422, 423, 424, 425, 426,
    428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 507, 509, 511, 520, 599
  };

  private static final int[] SOME = {403, 429, 503};

  /** What a list of Microsoft Graph may be answered with that proves nothing. */
  private Map<String, HttpHandler> troubles(String path, int... statuses) {
    Map<String, HttpHandler> all = new LinkedHashMap<>();
    IntStream.of(statuses)
        .forEach(
            status -> {
              all.put(status + " of Graph", graphError(status, "someError"));
              all.put(status + " as a page", answer(status, "text/html", "<html>No</html>"));
              all.put(status + " with nothing", answer(status, "application/json", ""));
            });
    all.put("a page", answer(200, "text/html", "<html>Sign in</html>"));
    all.put("nothing", answer(200, "application/json", ""));
    all.put("no content", answer(204, "application/json", ""));
    all.put("half of it", answer(200, "application/json", "{\"value\":[{\"appRoleId\":"));
    all.put("no list", json(200, Map.of("other", List.of())));
    all.put("a list that is none", json(200, Map.of("value", "none")));
    List<Object> some = PretendEntra.assignments(Needs.TASKS.id());
    for (Object next :
        List.of(
            "https://graph.example.com" + path,
            "http://" + entra.host() + path,
            entra.origin() + ".example.com" + path,
            entra.origin() + "/ not an address",
            path,
            "",
            17,
            Map.of("href", entra.origin() + path),
            entra.origin() + path)) {
      all.put("more at " + next, json(200, Map.of("value", some, "@odata.nextLink", next)));
    }
    all.put("a cut connection", exchange -> exchange.close());
    return all;
  }

  @ParameterizedTest
  @MethodSource("capabilities")
  void isNotGreenWhereTheGrantsCannotBeRead(String capability) {
    PermissionNeeds needs = needs(capability);
    int[] statuses = capability.equals("directory-access") ? ALL : SOME;
    troubles(PretendEntra.ASSIGNMENTS, statuses)
        .forEach(
            (what, trouble) -> {
              entra.answers.put(PretendEntra.ASSIGNMENTS, trouble);
              assertNotGreen(what, verify(needs, LIMIT));
            });
  }

  /** The second page is as good as the first: a list that is cut off is none. */
  @Test
  void isNotGreenWhereTheListBreaksOff() {
    PermissionNeeds needs = needs("directory-access");
    String second = PretendEntra.ASSIGNMENTS + "-2";
    entra.answers.put(
        PretendEntra.ASSIGNMENTS,
        json(200, Map.of("value", List.of(), "@odata.nextLink", entra.origin() + second)));
    troubles(second, SOME)
        .forEach(
            (what, trouble) -> {
              entra.answers.put(second, trouble);
              assertNotGreen(what, verify(needs, LIMIT));
            });
  }

  @ParameterizedTest
  @MethodSource("capabilities")
  void isNotGreenInTime(String capability) {
    entra.answers.put(PretendEntra.ASSIGNMENTS, exchange -> waits());

    assertNotGreen("time", verify(needs(capability), Duration.ofMillis(700)));
  }

  private void waits() {
    try {
      never.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Each API that has a name of its own, as the only other one of a capability. */
  static Stream<Arguments> otherApis() {
    return Stream.of(
        Arguments.of("00000002-0000-0ff1-ce00-000000000000", "https://outlook.office365.com"),
        Arguments.of(
            "00000003-0000-0ff1-ce00-000000000000", "00000003-0000-0ff1-ce00-000000000000"),
        Arguments.of("c5393580-f805-4401-95e8-94b7a6ef2fc2", "https://manage.office.com"),
        Arguments.of(
            "99999999-aaaa-4bbb-8ccc-000000000009", "99999999-aaaa-4bbb-8ccc-000000000009"));
  }

  private static PermissionNeeds needing(List<Set<Permission>> required) {
    return new PermissionNeeds(
        List.of(
            new CapabilityNeeds(
                "both", "Both", required, Set.of(), Set.of(), false, false, null, List.of())),
        Map.of());
  }

  private static Permission of(String api) {
    return new Permission(api, "All.Read", "dddddddd-0000-4000-8000-00000000000d");
  }

  private List<HttpHandler> refusedTokens(boolean everything) {
    List<HttpHandler> all = new ArrayList<>();
    if (!everything) {
      return List.of(
          refusal("unauthorized_client", 53003),
          refusal("unauthorized_client", 500014),
          refusal("invalid_grant", 501051),
          refusal("invalid_resource", 500011),
          answer(429, "text/html", ""),
          answer(200, "text/html", "<html>Sign in</html>"));
    }
    for (String error :
        List.of(
            "unauthorized_client",
            "invalid_client",
            "invalid_grant",
            "access_denied",
            "interaction_required",
            "invalid_resource",
            "invalid_request",
            "invalid_scope",
            "temporarily_unavailable",
            "something_new")) {
      for (int code :
          List.of(
              53003, 530003, 500014, 50105, 501051, 500011, 650052, 650057, 65001, 7000112, 1)) {
        all.add(refusal(error, code));
      }
    }
    IntStream.of(400, 401, 403, 404, 408, 418, 429, 500, 502, 503, 504, 599)
        .forEach(
            status -> {
              all.add(answer(status, "text/html", "<html>No</html>"));
              all.add(json(status, Map.of("error", "unauthorized_client")));
            });
    all.add(answer(200, "text/html", "<html>Sign in</html>"));
    all.add(answer(200, "application/json", "{\"access_token\":"));
    all.add(json(200, Map.of("token_type", "Bearer")));
    all.add(exchange -> exchange.close());
    return all;
  }

  /** Also where Microsoft Graph tells all: the capability has to call the other API. */
  @ParameterizedTest
  @MethodSource("otherApis")
  void isNotGreenWhereTheTokenOfAnotherApiIsRefused(String api, String resource) {
    PermissionNeeds needs = needing(List.of(Set.of(Needs.DIRECTORY, of(api))));
    isGrantedAllOf(needs);
    verify(needs, LIMIT);
    assertThat(isGreen()).as(steps.toString()).isTrue();

    for (HttpHandler refused : refusedTokens(api.equals(Needs.EXCHANGE))) {
      entra.tokens.put(resource + "/.default", refused);
      assertNotGreen("token", verify(needs, LIMIT));
      assertThat(steps.all())
          .filteredOn(step -> step.code() == StepCode.CAPABILITY)
          .extracting(VerificationStep::subject)
          .contains("Both");
    }
  }

  @ParameterizedTest
  @MethodSource("otherApis")
  void isNotGreenWhereATokenTellsNothingAndTheListIsDenied(String api, String resource) {
    PermissionNeeds needs = needing(List.of(Set.of(Needs.DIRECTORY, of(api))));
    entra.answers.put(PretendEntra.ASSIGNMENTS, denied());
    HttpHandler graph = issue(claims("Directory.Read.All"));
    HttpHandler other = issue(claims("All.Read"));
    String graphScope = "https://graph.microsoft.com/.default";
    entra.tokens.putAll(Map.of(graphScope, graph, resource + "/.default", other));
    verify(needs, LIMIT);
    assertThat(isGreen()).as(steps.toString()).isTrue();

    entra.tokens.put(resource + "/.default", issue("opaque"));
    assertNotGreen("other", verify(needs, LIMIT));
    assertThat(steps.with(FindingCode.PERMISSIONS_NOT_VERIFIABLE).subject())
        .isEqualTo(Apis.label(api));

    entra.tokens.putAll(Map.of(graphScope, issue("opaque"), resource + "/.default", other));
    assertNotGreen("graph", verify(needs, LIMIT));
    assertThat(steps.with(FindingCode.PERMISSIONS_NOT_VERIFIABLE).subject())
        .isEqualTo("Microsoft Graph");
  }

  private static Map<String, Object> claims(String... roles) {
    return Map.of(
        "tid",
        PretendEntra.TENANT,
        "appid",
        PretendEntra.CLIENT,
        "oid",
        PretendEntra.PRINCIPAL,
        "roles",
        List.of(roles));
  }

  /** Which API counts shows by what is granted, not by the order of the catalog. */
  @Test
  void asksTheApisOfTheAlternativeThatIsGranted() {
    Permission exchange = of(Needs.EXCHANGE);
    PermissionNeeds needs = needing(List.of(Set.of(Needs.DIRECTORY), Set.of(exchange)));
    entra.tokens.put(EXCHANGE_SCOPE, refusal("access_denied", 53003));

    entra.isGranted(exchange.id());
    assertNotGreen("second", verify(needs, LIMIT));

    entra.isGranted(Needs.DIRECTORY.id());
    verify(needs, LIMIT);
    assertThat(isGreen()).as(steps.toString()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, 53003, POLICY_BLOCKED",
    "unauthorized_client, 53003, POLICY_BLOCKED",
    "interaction_required, 530003, POLICY_BLOCKED",
    "unauthorized_client, 500014, API_DISABLED",
    "invalid_resource, 500014, API_DISABLED",
    "unauthorized_client, 50105, API_NOT_ASSIGNED",
    "invalid_grant, 501051, API_NOT_ASSIGNED",
    "invalid_grant, 65001, CONSENT_MISSING",
    "unauthorized_client, 999999999, API_REFUSED",
    "invalid_client, 7000215, API_REFUSED"
  })
  void saysWhichCapabilityCannotBeUsedAndWhichApiIsInItsWay(
      String error, int code, FindingCode finding) {
    PermissionNeeds needs =
        CATALOG.needs(WORKLOAD, List.of("directory-access", "exchange-ews", "exchange-backup"));
    isGrantedAllOf(needs);
    entra.tokens.put(EXCHANGE_SCOPE, refusal(error, code));

    VerificationResult result = verify(needs, LIMIT);

    assertThat(steps.findings()).containsExactly(finding);
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(steps.with(finding).subject()).isEqualTo("Office 365 Exchange Online");
    assertThat(steps.with(finding).providerWords()).contains("AADSTS" + code);
    assertThat(steps.all())
        .filteredOn(step -> step.code() == StepCode.CAPABILITY && step.finding() == null)
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.subject()).isEqualTo("Exchange through EWS");
              assertThat(step.outcome()).isEqualTo(StepOutcome.FAILED);
              assertThat(step.details()).containsExactly("Office 365 Exchange Online");
            });
    assertThat(result.permissions())
        .filteredOn(view -> view.need() == PermissionNeed.REQUIRED)
        .extracting(PermissionView::verdict)
        .containsOnly(PermissionVerdict.AS_NEEDED);
  }

  @ParameterizedTest
  @CsvSource({"429, RATE_LIMITED", "500, PROVIDER_FAILED", "503, PROVIDER_FAILED"})
  void saysThatACapabilityCouldNotBeTried(int status, FindingCode finding) {
    PermissionNeeds needs = needs("exchange-ews");
    isGrantedAllOf(needs);
    entra.tokens.put(EXCHANGE_SCOPE, json(status, Map.of("error", "temporarily_unavailable")));

    verify(needs, LIMIT);

    assertThat(steps.findings()).contains(finding);
    assertThat(steps.all())
        .filteredOn(step -> step.subject().equals("Exchange through EWS"))
        .extracting(VerificationStep::outcome)
        .containsOnly(StepOutcome.COULD_NOT_VERIFY);
  }

  /** Temporary trouble takes nothing back that a token shows, and makes nothing missing. */
  @ParameterizedTest
  @CsvSource({"429", "500", "503", "504"})
  void keepsWhatTheTokenSaysInTimesOfTrouble(int status) {
    PermissionNeeds needs = needs("directory-access");
    entra.tokens.put(
        "https://graph.microsoft.com/.default",
        issue(claims("Organization.Read.All", "User.Read.All")));
    entra.answers.put(PretendEntra.ASSIGNMENTS, graphError(status, "busy"));

    VerificationResult result = verify(needs, LIMIT);

    assertNotGreen("trouble", result);
    assertThat(steps.all())
        .filteredOn(step -> step.code() == StepCode.EXCESS)
        .as("nobody saw that nothing is too much")
        .extracting(VerificationStep::outcome)
        .containsExactly(StepOutcome.SKIPPED);
    assertThat(result.permissions())
        .filteredOn(view -> view.need() == PermissionNeed.REQUIRED)
        .extracting(PermissionView::name, PermissionView::granted)
        .containsExactlyInAnyOrder(
            tuple("Organization.Read.All", Known.YES),
            tuple("User.Read.All", Known.YES),
            tuple("Group.Read.All", Known.UNKNOWN));
  }

  /** That the registration could not be seen is no word about its secrets. */
  @ParameterizedTest
  @MethodSource("troublesOfARegistration")
  void doesNotAskForTheDayOfASecretInTimesOfTrouble(HttpHandler trouble) {
    PermissionNeeds needs = needs("directory-access");
    isGrantedAllOf(needs);
    entra.answers.put(PretendEntra.OWN_APPLICATION, trouble);

    VerificationResult result = verify(needs, LIMIT);

    assertThat(isGreen()).as(steps.toString()).isFalse();
    assertThat(steps.findings())
        .doesNotContain(
            FindingCode.CREDENTIAL_END_UNKNOWN,
            FindingCode.CREDENTIALS_NOT_LISTED,
            FindingCode.UNKNOWN_CREDENTIAL);
    assertThat(result.credentialEndsAt()).isNull();
    assertThat(steps.last().code()).isEqualTo(StepCode.OTHER_CREDENTIALS);
    assertThat(steps.last().outcome()).isIn(StepOutcome.SKIPPED, StepOutcome.COULD_NOT_VERIFY);
  }

  static Stream<HttpHandler> troublesOfARegistration() {
    return Stream.of(
        graphError(400, "bad"),
        graphError(401, "InvalidAuthenticationToken"),
        graphError(429, "busy"),
        graphError(500, "internal"),
        graphError(503, "busy"),
        answer(403, "text/html", "<html>No</html>"),
        answer(200, "text/html", "<html>Sign in</html>"),
        json(200, Map.of("id", "x")),
        exchange -> exchange.close());
  }
}
