package dev.connections.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.Workload;
import dev.connections.console.FieldProblem;
import dev.connections.console.profiles.ProfileFields;
import dev.connections.console.workloads.ClientIdForm;
import dev.connections.platform.NameRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldRulesTest {
  private final PretendProviderInContainer provider = new PretendProviderInContainer();

  @Test
  void namesEveryFieldThatIsEmpty() {
    assertThat(problems(new ProfileFields(" ", "", null, "", " ")))
        .containsExactly("name EMPTY", "workload EMPTY", "domain EMPTY", "clientId EMPTY");
  }

  @Test
  void takesFieldsThatAreFine() {
    FieldRules rules =
        check(
            new ProfileFields(
                " Acme\u00a0Ω ", "a\nb", Workload.of("OKTA"), " HTTPS://a.test", " 0oa1 "));

    assertThat(rules.problems()).isEmpty();
    assertThat(rules.checked())
        .isEqualTo(new ProfileFields("Acme\u00a0Ω", "a\nb", Workload.of("OKTA"), "a.test", "0oa1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\tb", "a\nb", "a\u0085b", "evil\u202egnp", "a\u200bb", "\ufeffa", "a\u2028b"})
  void refusesNamesWithCharactersThatCannotBeSeen(String name) {
    assertThat(problems(named(name))).containsExactly("name CONTROL_CHARACTERS");
  }

  @Test
  void refusesNamesThatGrowBeyondTheirColumn() {
    assertThat(problems(named("x".repeat(100)))).isEmpty();
    assertThat(problems(named("x".repeat(101)))).containsExactly("name TOO_LONG");
    // One character that NFKC turns into eighteen.
    assertThat(problems(named("\ufdfa".repeat(99)))).containsExactly("name TOO_LONG");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0oa 1", "0oa\"1", "https://acme.okta.com", "0oaü", "0oa1\n2"})
  void refusesWhatIsNoClientId(String clientId) {
    assertThat(problems(new ProfileFields("a", "", Workload.of("OKTA"), "a.test", clientId)))
        .containsExactly("clientId MALFORMED");
  }

  @Test
  void storesTheIdThatWasMeant() {
    ProfileFields copied =
        new ProfileFields(
            "a", "", Workload.of("OKTA"), "a.test", "Client ID:\u00a0\u201c0oa1\u200b2\u201d");

    assertThat(check(copied).checked().clientId()).isEqualTo("0oa12");
  }

  /** A name, a secret, half of an id: none is the Application (client) ID. */
  @ParameterizedTest
  @ValueSource(
      strings = {"backup-app", "abC8Q~dEf.gHi-jKl_mNo1234567890pQrStUvWxYz", "6f1c2a34-1111"})
  void refusesWhatIsCertainlyNoClientIdOfTheProvider(String clientId) {
    ClientIdForm uuids = new ClientIdForm("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", true);
    ProfileFields fields = new ProfileFields("a", "", Workload.of("OKTA"), "a.test", clientId);

    assertThat(FieldRules.check(fields, Optional.of(provider), uuids).problems())
        .containsExactly(new FieldProblem("clientId", "MALFORMED", List.of()));
    assertThat(problems(fields)).isEmpty();
  }

  @Test
  void takesAnUnusualClientIdWhereTheFormIsNotCertain() {
    ProfileFields fields = new ProfileFields("a", "", Workload.of("OKTA"), "a.test", "my-app");
    ClientIdForm usual = new ClientIdForm("0oa[0-9A-Za-z]{17}", false);

    assertThat(FieldRules.check(fields, Optional.of(provider), usual).problems()).isEmpty();
  }

  @Test
  void tellsTheOrganizationFromTheApp() {
    assertThat(problems(new ProfileFields("a", "", Workload.of("OKTA"), "a.test", "A.test")))
        .containsExactly("clientId ORGANIZATION");
  }

  @Test
  void saysWhatTheProviderSaysAboutTheDomain() {
    assertThat(problems(new ProfileFields("a", "", Workload.of("OKTA"), "a.example", "0oa1")))
        .containsExactly("domain NOT_A_HOST");
  }

  @Test
  void refusesAWorkloadWithoutAProvider() {
    FieldRules rules = FieldRules.check(named("a"), Optional.empty(), ClientIdForm.ANY);

    assertThat(rules.problems())
        .containsExactly(new FieldProblem("workload", "NOT_SUPPORTED", List.of("OKTA")));
  }

  @Test
  void takesNamesThatLookTheSameForTheSame() {
    assertThat(NameRules.normalized("  ACME   Ｃorp ")).isEqualTo(NameRules.normalized("acme corp"));
    assertThat(NameRules.normalized("Zu\u0308rich")).isEqualTo(NameRules.normalized("z\u00fcrich"));
  }

  private static ProfileFields named(String name) {
    return new ProfileFields(name, "", Workload.of("OKTA"), "a.test", "0oa1");
  }

  private FieldRules check(ProfileFields fields) {
    return FieldRules.check(fields, Optional.of(provider), ClientIdForm.ANY);
  }

  private List<String> problems(ProfileFields fields) {
    return check(fields).problems().stream().map(p -> p.field() + " " + p.code()).toList();
  }
}
