package dev.connections.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TagFilesTest {
  private static final Pattern EXPRESSION = Pattern.compile("#\\{([^}]*)\\}");
  private static final Pattern LITERAL = Pattern.compile("'[^']*'");
  private static final Pattern VARIABLE = Pattern.compile("(?<![.\\w])[a-zA-Z_]\\w*");
  private static final Pattern DECLARED = Pattern.compile("<o:tagAttribute name=\"([^\"]+)\"");
  private static final Set<String> KNOWN =
      Set.of(
          "eq",
          "ne",
          "not",
          "empty",
          "and",
          "or",
          "null",
          "true",
          "false",
          "viewer",
          "text",
          "verificationText");

  /** What a tag file does not declare, it takes over from a tag or page around it. */
  @ParameterizedTest
  @MethodSource("tagFiles")
  void declareEachAttributeThatTheyUse(Path file) throws IOException {
    String tag = Files.readString(file);
    Set<String> used =
        EXPRESSION
            .matcher(tag)
            .results()
            .map(expression -> LITERAL.matcher(expression.group(1)).replaceAll(""))
            .flatMap(expression -> VARIABLE.matcher(expression).results())
            .map(MatchResult::group)
            .filter(name -> !KNOWN.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(used).isNotEmpty().isSubsetOf(declared(tag));
  }

  private static Set<String> declared(String tag) {
    return DECLARED.matcher(tag).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  static Stream<Path> tagFiles() {
    try (Stream<Path> files = Files.list(Path.of("src/main/webapp/WEB-INF/tags"))) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
