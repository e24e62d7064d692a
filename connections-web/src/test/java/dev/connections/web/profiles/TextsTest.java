package dev.connections.web.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.profiles.DomainRefusal;
import dev.connections.console.profiles.EndSource;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyState;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.web.WorkloadPattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  private static final ResourceBundle CODES = bundle("dev.connections.words.Verification");
  private static final ResourceBundle PAGE = bundle("dev.connections.web.text.Profiles");

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

  @ParameterizedTest
  @EnumSource
  void saysNothingOfOktaAboutATenant(DomainRefusal refusal) {
    String key = "problem.domain." + refusal;
    String own = key + "." + "MICROSOFT_365";
    assertThat(CODES.getString(CODES.containsKey(own) ? own : key)).doesNotContain("Okta");
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
    assertThat(CODES.getString("keyRefusal." + refusal)).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource
  void saysWhyADomainIsRefused(DomainRefusal refusal) {
    assertThat(CODES.getString("problem.domain." + refusal)).isNotBlank();
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
        "clientId.IN_USE",
        "key.EMPTY",
        "key.KIND_NOT_SUPPORTED",
        "key.REENTER"
      })
  void saysWhatIsWrongWithAField(String problem) {
    assertThat(CODES.getString("problem." + problem)).endsWith(".");
  }

  @Test
  void hasAGeneralSentenceForAProblemThatItDoesNotKnow() {
    assertThat(Wording.orGeneral("problem.name.TAKEN", CODES::containsKey))
        .isEqualTo("problem.name.TAKEN");
    assertThat(CODES.getString(Wording.orGeneral("problem.name.LATER", CODES::containsKey)))
        .isEqualTo(
            "This value is not accepted. Check it against what {workload} shows, or enter"
                + " another.");
  }

  @Test
  void namesEveryOtherCodeThatPagesShow() {
    assertThat(keys("status.", Status.values())).allMatch(CODES::containsKey);
    assertThat(keys("outcome.", StepOutcome.values())).allMatch(CODES::containsKey);
    assertThat(keys("algorithm.", KeyAlgorithm.values())).allMatch(PAGE::containsKey);
    assertThat(keys("keyState.", KeyState.values())).allMatch(PAGE::containsKey);
    for (CredentialKind kind : CredentialKind.values()) {
      assertThat(
              Stream.of("credentialKind.", "field.key.", "field.key.help.", "key.use.", "key.kind.")
                  .map(key -> key + kind))
          .allMatch(PAGE::containsKey);
    }
    assertThat(keys("key.endsBy.", EndSource.values())).allMatch(PAGE::containsKey);
    assertThat(keys("permission.", PermissionVerdict.values())).allMatch(CODES::containsKey);
    assertThat(
            Stream.of("PEM", "PKCS12", "JWK", "JWKS", "GENERATED", "ENTERED")
                .map("source."::concat))
        .allMatch(PAGE::containsKey);
  }

  @Test
  void callsAProfileWithoutIssuesConnected() {
    assertThat(CODES.getString("status.NO_ISSUES")).isEqualTo("Connected");
  }

  @Test
  void holdsTextsThatCanBeFilledIn() {
    for (String key : CODES.keySet()) {
      assertThatCode(
              () ->
                  new MessageFormat(
                      WorkloadPattern.filled(CODES.getString(key), null), Locale.ENGLISH))
          .as(key)
          .doesNotThrowAnyException();
      assertThat(CODES.getString(key))
          .as(key)
          .doesNotContain("!")
          .doesNotContainPattern("[^']'[^']");
    }
  }

  @Test
  void hasEveryTextThatAPageNames() {
    Pattern named = Pattern.compile("(profilesText|verificationText)\\['([A-Za-z.0-9]+)'\\]");
    List<String> missing =
        pages()
            .flatMap(page -> named.matcher(page).results())
            .filter(
                found ->
                    !(found.group(1).equals("profilesText") ? PAGE : CODES)
                        .containsKey(found.group(2)))
            .map(found -> found.group())
            .toList();

    assertThat(missing).isEmpty();
  }

  private static Stream<String> pages() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
      return files
          .filter(file -> file.toString().endsWith(".xhtml"))
          .map(
              file -> {
                try {
                  return Files.readString(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> keys(String prefix, Enum<?>[] values) {
    return Arrays.stream(values).map(value -> prefix + value).toList();
  }

  private static ResourceBundle bundle(String name) {
    return ResourceBundle.getBundle(name, Locale.ENGLISH);
  }
}
