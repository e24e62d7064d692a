package dev.connections.web.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.profiles.CredentialKind;
import dev.connections.console.profiles.EndSource;
import dev.connections.console.profiles.KeyAlgorithm;
import dev.connections.console.profiles.KeyState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final ResourceBundle CODES = bundle("dev.connections.words.Verification");
  private static final ResourceBundle PAGE = bundle("dev.connections.web.text.Profiles");

  @Test
  void namesEveryCodeThatThePageShows() {
    assertThat(keys("algorithm.", KeyAlgorithm.values())).allMatch(PAGE::containsKey);
    assertThat(keys("keyState.", KeyState.values())).allMatch(PAGE::containsKey);
    for (CredentialKind kind : CredentialKind.values()) {
      assertThat(
              Stream.of("credentialKind.", "field.key.", "field.key.help.", "key.use.", "key.kind.")
                  .map(key -> key + kind))
          .allMatch(PAGE::containsKey);
    }
    assertThat(keys("key.endsBy.", EndSource.values())).allMatch(PAGE::containsKey);
    assertThat(
            Stream.of("PEM", "PKCS12", "JWK", "JWKS", "GENERATED", "ENTERED", "STORED")
                .map("source."::concat))
        .allMatch(PAGE::containsKey);
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
