package dev.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A workload is data: outside of its provider's own package no code says the name of one, neither
 * in an identifier nor in a text. What is said to people about one stands in the catalog's file, or
 * in a bundle under a key that ends in its id.
 */
class WorkloadNamesTest {
  private static final Path EJB = Path.of("src/main/java");
  private static final Path WEB = Path.of("../connections-web/src/main");
  private static final String PROVIDERS = "/dev/connections/provider/";

  /**
   * One enum holds every key of the configuration, so that a misspelt one is found at the start and
   * the document of the settings can be held against it; those of the providers are among them.
   */
  private static final Set<String> EXCEPTIONS = Set.of("Setting.java");

  private static final Pattern NAME =
      Pattern.compile("(?i:okta|microsoft)|\\b(?i:entra)\\b|Entra(?![a-z])|ENTRA(?![A-Z])");

  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile(
          "\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])+'"
              + "|(/\\*[\\s\\S]*?\\*/|//[^\\n]*|<!--[\\s\\S]*?-->)");

  @Test
  void noCodeOutsideOfTheProvidersNamesAWorkload() {
    assertThat(sources(EJB, ".java").filter(file -> !isOfAProvider(file)))
        .hasSizeGreaterThan(300)
        .filteredOn(file -> !EXCEPTIONS.contains(file.getFileName().toString()))
        .filteredOn(WorkloadNamesTest::namesOne)
        .isEmpty();
    assertThat(sources(WEB, ".java"))
        .hasSizeGreaterThan(100)
        .filteredOn(f -> namesOne(f))
        .isEmpty();
  }

  @Test
  void noPageNamesAWorkload() {
    assertThat(sources(WEB, ".xhtml"))
        .hasSizeGreaterThan(40)
        .filteredOn(f -> namesOne(f))
        .isEmpty();
  }

  @Test
  void findsTheNamesInWhatTheProvidersAreMadeOf() {
    List<Path> naming =
        sources(EJB, ".java").filter(file -> isOfAProvider(file) && namesOne(file)).toList();

    assertThat(naming)
        .extracting(file -> file.getFileName().toString())
        .contains("OktaAdapter.java", "MicrosoftAdapter.java", "EntraSnippets.java");
    assertThat(code("int a; // Okta's\n/* Entra */ String b = \"// x\";"))
        .isEqualTo("int a;  \n  String b = \"// x\";");
  }

  /** The packages of the providers, and not the one that they share. */
  private static boolean isOfAProvider(Path file) {
    String path = file.toString().replace('\\', '/');
    int at = path.indexOf(PROVIDERS);
    return at >= 0 && path.indexOf('/', at + PROVIDERS.length()) > 0;
  }

  private static boolean namesOne(Path file) {
    try {
      return NAME.matcher(code(Files.readString(file))).find();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Without its comments, which may give an example. */
  private static String code(String source) {
    return COMMENT_OR_TEXT
        .matcher(source)
        .replaceAll(
            found -> found.group(1) == null ? Matcher.quoteReplacement(found.group()) : " ");
  }

  private static Stream<Path> sources(Path root, String end) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(end)).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
