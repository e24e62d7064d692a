package dev.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents point to, which no compiler looks at when classes move. */
class DocumentsTest {
  private static final Path PROJECT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("(?:\\]\\(|src=\")(?!https?:)([^)#\"]+)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "CONTRIBUTING.md",
        "config/catalog/README.md",
        "config/server/payara-server.md"
      })
  void linksToFilesThatAreThere(String document) throws IOException {
    Path file = PROJECT.resolve(document);
    List<String> links =
        LINK.matcher(Files.readString(file)).results().map((MatchResult m) -> m.group(1)).toList();

    assertThat(links).allSatisfy(link -> assertThat(file.resolveSibling(link)).as(link).exists());
  }
}
