package dev.connections.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Browsers fill the password of the console into whatever looks like a password, and offer to keep
 * what is typed there, unless each input says what it is. A secret of an organization must not meet
 * a person's password manager in either direction.
 */
class SecretInputsTest {
  private static final Path PAGES = Path.of("src/main/webapp");

  /** Where people enter the password of their own account. */
  private static final Set<String> OWN_PASSWORDS =
      Set.of("login.xhtml", "set-up.xhtml", "invitation.xhtml", "signin/password.xhtml");

  private static final Pattern INPUT =
      Pattern.compile(
          "<(input|textarea|p:inputText|p:inputTextarea|p:password|h:inputSecret)\\b[^>]*>");

  /** Elements that hide what is typed, and text areas and inputs by what they are for. */
  private static final Predicate<String> SECRET =
      Pattern.compile(
              "type=\"password\"|<p:password|<h:inputSecret"
                  + "|\\bid=\"[^\"]*(?i:keyText|secret|passPhrase|privateKey)[^\"]*\"")
          .asPredicate()
          .and(input -> !input.contains("type=\"hidden\"") && !input.contains("type=\"date\""));

  private record Input(String page, String text) {
    boolean says(String attribute) {
      return text.contains(" " + attribute) || text.contains(" pt:" + attribute);
    }
  }

  private static List<Input> inputs(Predicate<String> onPage) {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return files
          .filter(file -> file.toString().endsWith(".xhtml"))
          .filter(file -> onPage.test(PAGES.relativize(file).toString()))
          .flatMap(SecretInputsTest::of)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<Input> of(Path file) {
    try {
      String page = PAGES.relativize(file).toString();
      return INPUT
          .matcher(Files.readString(file))
          .results()
          .map(found -> new Input(page, found.group()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Input> secrets() {
    return inputs(page -> !OWN_PASSWORDS.contains(page)).stream()
        .filter(input -> SECRET.test(input.text()))
        .toList();
  }

  @Test
  void findsTheSecretsOfTheEntry() {
    assertThat(secrets()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(secrets()).extracting(Input::page).contains("WEB-INF/profiles/key-entry.xhtml");
  }

  /** {@code off} is what browsers ignore for passwords; a text area knows no other word. */
  @Test
  void tellsBrowsersThatASecretIsNoPasswordOfTheirs() {
    assertThat(secrets())
        .allMatch(
            secret ->
                secret.text().startsWith("<textarea")
                    ? secret.says("autocomplete=\"off\"")
                    : secret.says("autocomplete=\"new-password\""));
  }

  @Test
  void tellsPasswordManagersToLeaveSecretsAlone() {
    for (String attribute :
        List.of(
            "data-1p-ignore=\"true\"",
            "data-lpignore=\"true\"",
            "data-bwignore=\"true\"",
            "data-protonpass-ignore=\"true\"",
            "data-form-type=\"other\"")) {
      assertThat(secrets()).allMatch(secret -> secret.says(attribute), attribute);
    }
  }

  @Test
  void keepsKeyboardsAndSpellCheckersFromLearningSecrets() {
    assertThat(secrets()).allMatch(secret -> secret.says("spellcheck=\"false\""));
    assertThat(secrets()).allMatch(secret -> secret.says("autocapitalize=\"none\""));
  }

  @Test
  void callsNoSecretAPassword() {
    assertThat(secrets())
        .noneMatch(secret -> secret.text().matches("(?is).*\\b(id|name)=\"[^\"]*password.*"));
  }

  /** A field that browsers take for a user name makes the next one a password. */
  @Test
  void asksForNoUserNameWhereSecretsAreEntered() {
    assertThat(inputs(page -> !OWN_PASSWORDS.contains(page)))
        .noneMatch(input -> input.says("autocomplete=\"username\""))
        .noneMatch(
            input -> input.text().matches("(?is).*\\b(id|name)=\"(user|username|login)\".*"));
    assertThat(forms("WEB-INF/profiles/panel.xhtml", "connections/add.xhtml"))
        .allMatch(form -> form.contains("autocomplete=\"off\""));
  }

  private static List<String> forms(String... pages) {
    return Stream.of(pages)
        .map(PAGES::resolve)
        .map(
            page -> {
              try {
                return Files.readString(page);
              } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
              }
            })
        .flatMap(text -> Pattern.compile("<h:form id=\"draftForm\"[^>]*>").matcher(text).results())
        .map(found -> found.group())
        .toList();
  }

  /** Here a password manager is wanted. */
  @Test
  void saysWhichPasswordOfThePersonsOwnIsAskedFor() {
    assertThat(inputs(OWN_PASSWORDS::contains).stream().filter(i -> SECRET.test(i.text())))
        .isNotEmpty()
        .allMatch(i -> i.text().matches("(?s).*autocomplete=\"(current|new)-password\".*"));
  }
}
