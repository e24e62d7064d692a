package dev.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents point to, which no compiler looks at when classes move. */
class DocumentsTest {
  private static final Path PROJECT = Path.of("..");
  private static final Pattern CODE =
      Pattern.compile("```(?:java|xml)\n(.*?\n)```", Pattern.DOTALL);
  private static final Pattern FLAGS =
      Pattern.compile("\njava (-X.*) -jar connections\\.jar --port");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config/measure",
        "config/server/connections.service",
        "config/server/Containerfile",
        "connections-ejb/src/test/java/dev/connections/container/DatabaseForTests.java",
        "connections-ear/src/test/java/dev/connections/e2e/Product.java"
      })
  void startsTheProductWithTheFlagsOfReadmeEverywhere(String file) throws IOException {
    Matcher command = FLAGS.matcher(Files.readString(PROJECT.resolve("README.md")));
    assertThat(command.find()).isTrue();

    assertThat(Files.readString(PROJECT.resolve(file))).contains(command.group(1).split(" "));
  }

  /** The example is compiled and run by a test of the product; a part of a file can be shown. */
  @Test
  void showsCodeOfTheExampleAsTheExampleHasIt() throws IOException {
    String readme = Files.readString(PROJECT.resolve("README.md"));
    String section = readme.split("\n## Use it from your application\n")[1].split("\n## ")[0];
    List<String> shown =
        CODE.matcher(section)
            .results()
            .map((MatchResult m) -> m.group(1))
            .map(DocumentsTest::flush)
            .toList();

    assertThat(shown)
        .hasSizeGreaterThan(4)
        .allSatisfy(code -> assertThat(example()).as(code).anyMatch(file -> file.contains(code)));
  }

  private static List<String> example() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT.resolve("config/examples/backup"))) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.add(flush(Files.readString(file)));
      }
      return texts;
    }
  }

  /** Without the indentation, which says where in its file something stands. */
  private static String flush(String code) {
    return code.replaceAll("(?m)^ +", "");
  }
}
