package dev.connections.provider.okta;

import static dev.connections.provider.PretendServer.answer;
import static dev.connections.provider.okta.PretendOkta.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.connections.api.FindingCode;
import dev.connections.api.Severity;
import dev.connections.api.Workload;
import dev.connections.capability.Capability;
import dev.connections.capability.Catalog;
import dev.connections.capability.CatalogPermission;
import dev.connections.capability.PermissionNeeds;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import dev.connections.credential.SigningKey;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.platform.outbound.TestAuthority;
import dev.connections.provider.PretendServer.Call;
import dev.connections.provider.SignIn;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is refused at whichever call, for every capability of the catalog: what was not proved
 * is never green, and nobody is told to grant what is granted.
 */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class OktaRefusalsTest {
  private static final Workload OKTA = Workload.of("OKTA");
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Catalog CATALOG = new Catalog(Settings.of(Map.of()), CLOCK);
  private static final List<Integer> STATUSES =
      List.of(400, 401, 402, 403, 404, 405, 407, 410, 418, 422, 451, 500, 503, 599);
  private static final String ADVICE_IS_TO_GRANT =
      "SCOPE_MISSING NO_SCOPE_GRANTED SCOPE_RECOMMENDED EXCESS_NOT_VERIFIABLE";

  private static TestAuthority authority;
  private static ECKey ec;

  private final List<VerificationStep> steps = new ArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private int callsBeforeFirstStep;
  private PretendOkta okta;
  private OktaAdapter adapter;

  @TempDir Path directory;

  @BeforeAll
  static void makesKeys() throws Exception {
    authority = new TestAuthority();
    ec = new ECKeyGenerator(Curve.P_256).keyID("key-1").generate();
  }

  @BeforeEach
  void opens() throws Exception {
    okta = new PretendOkta(authority);
    for (CatalogPermission known : CATALOG.permissions(OKTA)) {
      if (!known.probe().isEmpty()) {
        okta.answers.putIfAbsent(path(known), json(200, "[{'id':'1'}]"));
      }
    }
    adapter = adapter();
  }

  @AfterEach
  void closes() {
    never.countDown();
    okta.close();
  }

  private OktaAdapter adapter() {
    Settings settings =
        Settings.of(
            Map.of(
                Setting.OUTBOUND_TRUST_STORE, authority.writePem(directory).toString(),
                Setting.OUTBOUND_TRUSTED_ORIGINS, okta.origin()));
    return new OktaAdapter(new OutboundHttp(settings), settings, CLOCK, CATALOG);
  }

  private static String path(CatalogPermission known) {
    return known.probe().replaceFirst("\\?.*", "");
  }

  static Stream<String> capabilities() {
    return CATALOG.capabilities(OKTA).stream().map(Capability::code);
  }

  private static PermissionNeeds needs(String... codes) {
    return CATALOG.needs(OKTA, List.of(codes));
  }

  private static PermissionNeeds allNeeds() {
    return needs(capabilities().toArray(String[]::new));
  }

  private static Set<String> required(PermissionNeeds needs) {
    Set<String> required = new LinkedHashSet<>();
    needs
        .capabilities()
        .forEach(one -> one.required().get(0).forEach(each -> required.add(each.name())));
    return required;
  }

  /** Nothing more than is needed, and what a verification asks with. */
  private void grants(PermissionNeeds needs) {
    okta.grantedScopes.clear();
    okta.grantedScopes.addAll(required(needs));
    needs
        .capabilities()
        .forEach(one -> one.recommended().forEach(each -> okta.grantedScopes.add(each.name())));
    okta.grantedScopes.addAll(
        List.of(NeededScopes.ORGS, NeededScopes.ROLES, NeededScopes.APP_GRANTS));
    okta.answers.put(
        "/api/v1/apps/0oa1/grants",
        json(
            200,
            okta.grantedScopes.stream()
                .map(scope -> "{'scopeId':'" + scope + "'}")
                .toList()
                .toString()));
  }

  private void verify(PermissionNeeds needs, Duration limit) {
    steps.clear();
    okta.calls.clear();
    SigningKey key = SigningKey.restored(ec.toJSONString().getBytes(UTF_8), "JWK");
    adapter.verify(
        new SignIn(okta.origin(), null, "0oa1", key, false, needs),
        limit,
        step -> {
          if (steps.isEmpty()) {
            callsBeforeFirstStep = okta.calls.size();
          }
          steps.add(step);
        });
  }

  /** One of each kind. */
  private static Map<String, HttpHandler> fewRefusals() {
    Map<String, HttpHandler> few = refusals(List.of(401, 403, 404));
    few.keySet()
        .retainAll(
            List.of(
                "401 of Okta", "403 of Okta", "403 page", "404 of Okta", "404 page", "200 page"));
    assertThat(few).hasSize(6);
    return few;
  }

  /** In Okta's form, as a page of a proxy, and without a word. */
  private static Map<String, HttpHandler> refusals(Collection<Integer> statuses) {
    Map<String, HttpHandler> refusals = new LinkedHashMap<>();
    for (int status : statuses) {
      refusals.put(
          status + " of Okta", json(status, "{'errorCode':'E0000006','errorSummary':'No'}"));
      refusals.put(status + " page", answer(status, "text/html", "<html>No</html>"));
      refusals.put(status + " empty", answer(status, "text/plain", ""));
    }
    refusals.put("401 no feature", json(401, "{'errorCode':'E0000015','errorSummary':'No'}"));
    refusals.put("404 not found", json(404, "{'errorCode':'E0000007','errorSummary':'No'}"));
    refusals.put("200 page", answer(200, "text/html", "<html>Welcome</html>"));
    refusals.put("200 broken", answer(200, "application/json", "[{\"id\":"));
    refusals.put("200 nothing", answer(200, "application/json", ""));
    refusals.put("302", answer(302, "text/html", "", "Location", "https://evil.example/"));
    return refusals;
  }

  private VerificationStep step(StepCode code, String subject) {
    return steps.stream()
        .filter(step -> step.code() == code && step.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private boolean isGreen() {
    return steps.stream()
        .noneMatch(
            step ->
                step.finding() == null
                    ? step.outcome() == StepOutcome.FAILED
                        || step.outcome() == StepOutcome.COULD_NOT_VERIFY
                    : step.finding().severity() != Severity.RECOMMENDATION);
  }

  private boolean isProved(String scope) {
    CatalogPermission known =
        CATALOG.permission(OKTA, NeededScopes.permission(scope)).orElseThrow();
    if (step(StepCode.SCOPE, scope).outcome() != StepOutcome.OK) {
      return false;
    }
    if (known.probe().isEmpty()) {
      return true;
    }
    VerificationStep probe = step(StepCode.PROBE, scope);
    return probe.outcome() == StepOutcome.OK
        || probe.finding() == FindingCode.FEATURE_NOT_AVAILABLE && !known.neverEmpty();
  }

  /**
   * Of the needed scopes each is proved, or the run is not green; and none is told to be granted.
   */
  private void assertTrue(String about, PermissionNeeds needs) {
    for (String scope : required(needs)) {
      if (!isProved(scope)) {
        assertThat(isGreen()).as(about + ": " + scope + " " + steps).isFalse();
      }
    }
    for (VerificationStep step : steps) {
      if (step.finding() != null && ADVICE_IS_TO_GRANT.contains(step.finding().name())) {
        assertThat(okta.grantedScopes).as(about + " " + step).doesNotContain(step.subject());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("capabilities")
  void isGreenAndCallsNothingTwiceWhenAllIsWell(String capability) {
    PermissionNeeds needs = needs("org-access", capability);
    grants(needs);

    verify(needs, LIMIT);

    assertThat(steps).allSatisfy(step -> assertThat(step.outcome()).isEqualTo(StepOutcome.OK));
    assertThat(required(needs)).allMatch(this::isProved);
    assertThat(okta.calls)
        .extracting(call -> call.method() + " " + call.path() + "?" + call.query() + scope(call))
        .doesNotHaveDuplicates();
    assertThat(callsBeforeFirstStep).isLessThanOrEqualTo(12);
    assertThat(okta.tokenCalls()).hasSize(1);
  }

  private static String scope(Call call) {
    return call.method().equals("POST") ? " " + call.form().get("scope") : "";
  }

  @Test
  void isGreenAndCallsNothingTwiceWithAllCapabilities() {
    PermissionNeeds needs = allNeeds();
    grants(needs);

    verify(needs, LIMIT);

    assertThat(required(needs)).allMatch(this::isProved);
    assertThat(isGreen()).isTrue();
    assertThat(okta.calls)
        .extracting(call -> call.method() + " " + call.path() + "?" + call.query() + scope(call))
        .doesNotHaveDuplicates();
  }

  /** Each of them at every call that tries a scope. */
  @Test
  void isNeverGreenWhateverRefusesTheCalls() {
    PermissionNeeds needs = allNeeds();
    grants(needs);
    refusals(STATUSES)
        .forEach(
            (name, refusal) -> {
              for (String scope : required(needs)) {
                refuse(scope, refusal);
              }
              verify(needs, LIMIT);
              assertTrue(name, needs);
              assertThat(isGreen()).as(name).isFalse();
            });
  }

  private void refuse(String scope, HttpHandler refusal) {
    CATALOG
        .permission(OKTA, NeededScopes.permission(scope))
        .filter(known -> !known.probe().isEmpty() && !path(known).equals("/api/v1/org"))
        .ifPresent(known -> okta.answers.put(path(known), refusal));
  }

  /** One call alone, where nothing else shows that something is wrong. */
  @ParameterizedTest
  @MethodSource("capabilities")
  void isNeverGreenWhileOneCallIsRefused(String capability) {
    PermissionNeeds needs = needs("org-access", capability);
    grants(needs);
    for (String scope : required(needs)) {
      CatalogPermission known =
          CATALOG.permission(OKTA, NeededScopes.permission(scope)).orElseThrow();
      if (!known.probe().isEmpty() && !path(known).equals("/api/v1/org")) {
        HttpHandler before = okta.answers.get(path(known));
        fewRefusals()
            .forEach(
                (name, refusal) -> {
                  okta.answers.put(path(known), refusal);
                  verify(needs, LIMIT);
                  assertTrue(name, needs);
                  assertThat(step(StepCode.PROBE, scope).outcome())
                      .as(name + " at " + scope)
                      .isNotIn(StepOutcome.OK, StepOutcome.SKIPPED);
                });
        okta.answers.put(path(known), before);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.well-known/okta-organization",
        "/oauth2/v1/token",
        "/api/v1/org",
        "/oauth2/v1/clients/0oa1/roles"
      })
  void isNeverGreenWhateverRefusesWhatIsAskedFirst(String path) {
    PermissionNeeds needs = needs("org-access", "users-backup");
    grants(needs);
    refusals(STATUSES)
        .forEach(
            (name, refusal) -> {
              okta.answers.put(path, refusal);
              verify(needs, LIMIT);
              assertTrue(name, needs);
              boolean itsApiSaysNo = path.equals("/api/v1/org") && name.equals("403 of Okta");
              assertThat(isGreen()).as(name).isFalse();
              if (itsApiSaysNo) {
                assertThat(step(StepCode.TOKEN_ORGANIZATION, "").outcome())
                    .isEqualTo(StepOutcome.OK);
              }
            });
  }

  @Test
  void tellsNobodyToGrantTheScopeOfTheListOfGrantsWhenTheListIsRefused() {
    PermissionNeeds needs = needs("org-access", "users-backup");
    grants(needs);
    refusals(STATUSES)
        .forEach(
            (name, refusal) -> {
              okta.answers.put("/api/v1/apps/0oa1/grants", refusal);
              verify(needs, LIMIT);
              assertTrue(name, needs);
              assertThat(step(StepCode.SCOPE, "okta.users.read").outcome())
                  .isEqualTo(StepOutcome.OK);
            });
  }

  /** After the key was accepted, and one scope spoilt the request for all. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6})
  void isNeverGreenWhateverRefusesALaterToken(int request) {
    PermissionNeeds needs = needs("org-access", "users-backup");
    grants(needs);
    fewRefusals()
        .forEach(
            (name, refusal) -> {
              okta.answers.put(
                  "/oauth2/v1/token",
                  exchange -> {
                    List<Call> calls = okta.tokenCalls();
                    if (calls.size() >= request) {
                      refusal.handle(exchange);
                    } else if (calls.get(calls.size() - 1).scopes().contains("okta.users.read")) {
                      PretendOkta.refusal("invalid_scope", "Unknown.").handle(exchange);
                    } else {
                      okta.token(exchange);
                    }
                  });
              verify(needs, LIMIT);
              assertTrue(request + " " + name, needs);
              assertThat(isGreen()).as(name).isFalse();
              assertThat(okta.tokenCalls()).hasSizeLessThanOrEqualTo(6);
              assertThat(callsBeforeFirstStep).isLessThanOrEqualTo(12);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/users", "/oauth2/v1/clients/0oa1/roles", "/oauth2/v1/token"})
  void isNeverGreenWhenTimeIsUp(String path) {
    PermissionNeeds needs = needs("org-access", "users-backup", "groups-backup");
    grants(needs);
    okta.answers.put(path, this::hang);

    verify(needs, Duration.ofSeconds(2));

    assertTrue(path, needs);
    assertThat(isGreen()).isFalse();
  }

  private void hang(HttpExchange exchange) {
    try {
      never.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @MethodSource("capabilities")
  void isNeverGreenWhileOneNeededScopeIsUnknownOrMissing(String capability) {
    PermissionNeeds needs = needs("org-access", capability);
    for (String scope : required(needs)) {
      for (boolean unknown : List.of(true, false)) {
        grants(needs);
        okta.grantedScopes.remove(scope);
        okta.answers.put(
            "/oauth2/v1/token",
            exchange -> {
              List<Call> calls = okta.tokenCalls();
              if (unknown && calls.get(calls.size() - 1).scopes().contains(scope)) {
                PretendOkta.refusal("invalid_scope", "Unknown.").handle(exchange);
              } else {
                okta.token(exchange);
              }
            });
        verify(needs, LIMIT);
        assertTrue(scope, needs);
        boolean covered =
            okta.grantedScopes.stream()
                .anyMatch(
                    wider ->
                        needs.implies(
                            NeededScopes.permission(wider), NeededScopes.permission(scope)));
        assertThat(isProved(scope)).as(scope).isEqualTo(covered);
        assertThat(isGreen()).as(scope).isEqualTo(covered);
        assertThat(okta.tokenCalls()).hasSizeLessThanOrEqualTo(6);
      }
    }
  }

  @Test
  void findsOnceWhatKeepsEveryCallFromBeingTried() {
    PermissionNeeds needs = allNeeds();
    grants(needs);
    for (String scope : required(needs)) {
      refuse(scope, answer(403, "text/html", "<html>No</html>"));
    }

    verify(needs, LIMIT);

    assertThat(steps.stream().filter(step -> step.finding() != null))
        .singleElement()
        .satisfies(step -> assertThat(step.finding()).isEqualTo(FindingCode.ADDRESS_REFUSED));
  }
}
