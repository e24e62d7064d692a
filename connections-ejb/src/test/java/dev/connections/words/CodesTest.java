package dev.connections.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.connections.api.ApplicationType;
import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.console.activity.Act;
import dev.connections.console.people.PersonRefusedException;
import dev.connections.console.profiles.DomainRefusal;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No code is without its sentence, and no sentence is without its code. */
class CodesTest {
  private static final ResourceBundle CODES = bundle("Verification");
  private static final ResourceBundle REFUSALS = bundle("Refusals");
  private static final ResourceBundle ACTS = bundle("Activity");

  /** The acts of a connection's history; a change of a status has its own sentences. */
  private static final Set<Act> TOLD =
      EnumSet.of(
          Act.CONNECTION_CREATED,
          Act.CONNECTION_RENAMED,
          Act.CONNECTION_REMOVED,
          Act.CONNECTION_RESTORED,
          Act.SERVICE_ACCOUNT_CHANGED,
          Act.APPLICATION_ADDED,
          Act.APPLICATION_RENAMED,
          Act.APPLICATION_REMOVED,
          Act.APPLICATION_DISABLED,
          Act.APPLICATION_ENABLED,
          Act.APPLICATION_CAPABILITIES_CHANGED,
          Act.APPLICATION_REAUTHENTICATED,
          Act.FINDING_ACKNOWLEDGED,
          Act.FINDING_REOPENED,
          Act.CONNECTOR_ALLOWED,
          Act.CONNECTOR_DENIED,
          Act.CONNECTOR_LINKED,
          Act.CONNECTOR_CHANGED,
          Act.CONNECTOR_UNLINKED);

  @ParameterizedTest
  @EnumSource
  void hasATitleAndARemedyForEveryFinding(FindingCode code) {
    assertThat(CODES.getString("finding." + code + ".title")).isNotBlank();
    assertThat(CODES.getString("finding." + code + ".remedy")).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource
  void saysNothingOfOktaAboutMicrosoft365(FindingCode code) {
    for (String part : List.of("title", "remedy", "details")) {
      String key = "finding." + code + "." + part;
      String own = key + "." + "MICROSOFT_365";
      String said = CODES.containsKey(own) ? own : key;
      assertThat(CODES.containsKey(said) ? CODES.getString(said) : "").doesNotContain("Okta");
    }
  }

  /** Also where Okta has no words of its own, and gets those that are for all. */
  @ParameterizedTest
  @EnumSource
  void saysNothingOfMicrosoftAboutOkta(FindingCode code) {
    for (String part : List.of("title", "remedy", "details")) {
      String key = "finding." + code + "." + part;
      String own = key + ".OKTA";
      String said = CODES.containsKey(own) ? own : key;
      assertThat(CODES.containsKey(said) ? CODES.getString(said) : "")
          .doesNotContain(
              "Microsoft", "Entra", "App registrations", "Conditional Access", "tenant");
    }
  }

  /** Who does as one of these says, takes away what may be in use. */
  @ParameterizedTest
  @ValueSource(strings = {"", ".OKTA", ".MICROSOFT_365"})
  void tellsNobodyToTakeAWiderPermissionAwayBeforeTheNarrowerOneWorks(String workload) {
    String remedy = CODES.getString("finding.PERMISSION_WIDER.remedy" + workload);
    int verify = remedy.indexOf("verify here");

    assertThat(remedy).startsWith("It works, ");
    assertThat(verify).isPositive();
    assertThat(remedy.indexOf("narrower")).isPositive().isLessThan(verify);
    assertThat(remedy.indexOf("{0}")).isGreaterThan(verify);
  }

  /** Where the scope is granted, to grant it is no remedy. */
  @ParameterizedTest
  @EnumSource(
      names = {
        "PROBE_REFUSED",
        "TOKEN_REFUSED",
        "REQUEST_REFUSED",
        "ADDRESS_REFUSED",
        "GRANTS_NOT_LISTED",
        "SCOPE_NOT_OFFERED",
        "SCOPE_UNKNOWN",
        "ROLE_MISSING",
        "ROLE_TOO_NARROW",
        "KEY_ID_NEEDED"
      })
  void tellsNobodyToGrantWhatIsGrantedOrCannotBe(FindingCode code) {
    String key = "finding." + code + ".remedy";
    String own = key + ".OKTA";
    assertThat(CODES.getString(CODES.containsKey(own) ? own : key)).doesNotContain(", Grant");
  }

  @ParameterizedTest
  @EnumSource
  void saysNothingOfOktaAboutATenant(DomainRefusal refusal) {
    String key = "problem.domain." + refusal;
    String own = key + "." + "MICROSOFT_365";
    assertThat(REFUSALS.getString(REFUSALS.containsKey(own) ? own : key)).doesNotContain("Okta");
  }

  @ParameterizedTest
  @EnumSource
  void hasATitleForEveryStepHoweverItEnds(StepCode code) {
    for (StepOutcome outcome : StepOutcome.values()) {
      assertThat(CODES.getString("step." + code + "." + outcome)).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysWhyAKeyIsRefusedAndWhatToDo(KeyRefusal refusal) {
    assertThat(REFUSALS.getString("keyRefusal." + refusal)).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource
  void saysWhyADomainIsRefused(DomainRefusal refusal) {
    assertThat(REFUSALS.getString("problem.domain." + refusal)).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name.EMPTY",
        "name.TOO_LONG",
        "name.CONTROL_CHARACTERS",
        "name.TAKEN",
        "description.TOO_LONG",
        "description.CONTROL_CHARACTERS",
        "workload.EMPTY",
        "workload.NOT_SUPPORTED",
        "clientId.EMPTY",
        "clientId.TOO_LONG",
        "clientId.MALFORMED",
        "clientId.ORGANIZATION",
        "clientId.IN_USE",
        "key.EMPTY",
        "key.KIND_NOT_SUPPORTED",
        "key.REENTER"
      })
  void saysWhatIsWrongWithAField(String problem) {
    assertThat(REFUSALS.getString("problem." + problem)).endsWith(".");
  }

  @Test
  void namesEveryOtherCode() {
    assertThat(keys("status.", Status.values())).allMatch(CODES::containsKey);
    assertThat(keys("outcome.", StepOutcome.values())).allMatch(CODES::containsKey);
    assertThat(keys("permission.", PermissionVerdict.values())).allMatch(CODES::containsKey);
    assertThat(keys("type.", ApplicationType.values())).allMatch(CODES::containsKey);
    assertThat(TOLD.stream().map(act -> "event." + act.code())).allMatch(ACTS::containsKey);
  }

  @Test
  void hasWordsForEveryActAndForNothingElse() {
    assertThat(ACTS.keySet().stream().filter(key -> key.startsWith("action.")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Act.values()).map(act -> "action." + act.code()).toList());
  }

  @Test
  void knowsActsByTheCodesThatAreStored() {
    assertThat(Act.SIGNED_OUT_EVERYWHERE_ELSE.code()).isEqualTo("signed-out-everywhere-else");
    assertThat(Act.values()).allMatch(act -> Act.of(act.code()).orElseThrow() == act);
    assertThat(Act.of("of-another-version")).isEmpty();
  }

  /** What is refused in several forms has its sentence in each of them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "refused.notVerified",
        "refused.draftGone",
        "refused.tooManyDrafts",
        "refused.gone",
        "connection.refused.changed",
        "connection.refused.needed",
        "connection.refused.inUse",
        "connection.refused.gone",
        "wizard.refused.taken",
        "wizard.refused.takenByRemoved",
        "wizard.refused.notVerified",
        "wizard.refused.draftGone",
        "wizard.refused.tooManyDrafts",
        "wizard.refused.connectionGone",
        "wizard.refused.profileGone",
        "wizard.refused.profileInUse"
      })
  void saysWhyAChangeIsRefused(String key) {
    assertThat(REFUSALS.getString(key)).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource
  void saysWhyAPersonIsNotChanged(PersonRefusedException.Reason reason) {
    assertThat(REFUSALS.getString("account.refused." + reason)).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource
  void hasAGeneralSentenceForEveryForm(Form form) {
    String key = (form == Form.WIZARD ? "" : form.prefix) + "problem.other";

    assertThat(REFUSALS.getString(key)).endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Verification", "Refusals", "Activity"})
  void areSentencesThatCanBeFilledIn(String name) {
    ResourceBundle text = bundle(name);
    for (String key : text.keySet()) {
      assertThatCode(
              () ->
                  new MessageFormat(
                      WorkloadPattern.filled(text.getString(key), null), Locale.ENGLISH))
          .as(key)
          .doesNotThrowAnyException();
      assertThat(text.getString(key))
          .as(key)
          .doesNotContain("!")
          .doesNotContainPattern("[^']'[^']");
    }
  }

  private static List<String> keys(String prefix, Enum<?>[] values) {
    return Arrays.stream(values).map(value -> prefix + value).toList();
  }

  private static ResourceBundle bundle(String name) {
    return ResourceBundle.getBundle("dev.connections.words." + name, Locale.ENGLISH);
  }
}
