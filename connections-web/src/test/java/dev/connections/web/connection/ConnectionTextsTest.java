package dev.connections.web.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.connections.api.FindingCode;
import dev.connections.api.LinkState;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionVerdict;
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

class ConnectionTextsTest {
  private static final ResourceBundle TEXT =
      ResourceBundle.getBundle("dev.connections.web.text.Connection");

  @Test
  void namesEveryCodeThatThePageShows() {
    assertThat(keys("verdict.", PermissionVerdict.values())).allMatch(TEXT::containsKey);
    assertThat(keys("need.", PermissionNeed.values())).allMatch(TEXT::containsKey);
    assertThat(keys("known.", Known.values())).allMatch(TEXT::containsKey);
    assertThat(keys("signsIn.", CredentialKind.values())).allMatch(TEXT::containsKey);
    assertThat(keys("linkState.", LinkState.values())).allMatch(TEXT::containsKey);
    assertThat(keys("connector.", ConnectorAct.values()))
        .allSatisfy(
            key -> assertThat(TEXT.keySet()).contains(key, key + ".question", key + ".done"));
    assertThat(Stream.of("role", "requirement.1")).allMatch(TEXT::containsKey);
  }

  @ParameterizedTest
  @EnumSource
  void offersSomethingToDoAboutEveryFinding(FindingCode code) {
    assertThat(Remedy.of(code)).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void hasEveryTextThatAPageNames() {
    Pattern named = Pattern.compile("connectionText\\['([A-Za-z.0-9]+)'\\]");
    List<String> missing =
        pages()
            .flatMap(page -> named.matcher(page).results())
            .map(found -> found.group(1))
            .filter(key -> !TEXT.containsKey(key))
            .toList();

    assertThat(missing).isEmpty();
  }

  @Test
  void holdsTextsThatCanBeFilledIn() {
    for (String key : TEXT.keySet()) {
      assertThatCode(() -> new MessageFormat(TEXT.getString(key), Locale.ENGLISH))
          .as(key)
          .doesNotThrowAnyException();
      assertThat(TEXT.getString(key)).as(key).doesNotContain("!", "'");
    }
  }

  private static Stream<String> keys(String prefix, Enum<?>[] codes) {
    return Arrays.stream(codes).map(code -> prefix + code.name());
  }

  private static Stream<String> pages() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
      return files
          .filter(file -> file.toString().endsWith(".xhtml"))
          .map(ConnectionTextsTest::read)
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
