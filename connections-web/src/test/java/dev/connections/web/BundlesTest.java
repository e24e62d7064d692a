package dev.connections.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.signin.OrganizationSignInException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundlesTest {
  /** Those of pages, and those that are read without pages too. */
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("src/main/resources/dev/connections/web/text"),
          Path.of("../connections-ejb/src/main/resources/dev/connections/words"));

  private static final Pattern NAME =
      Pattern.compile("(?i:okta|microsoft)|\\bEntra\\b|Admin Console|App registrations");

  private static final Pattern OF_ONE =
      Pattern.compile("^[A-Za-z_.0-9]+\\.(OKTA|MICROSOFT_365)(\\.[0-9]+)?=");

  private static List<Path> bundles() throws IOException {
    List<Path> bundles = new ArrayList<>();
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".properties")).forEach(bundles::add);
      }
    }
    return bundles;
  }

  /** Of a key that stands there twice, the last one silently counts. */
  @ParameterizedTest
  @MethodSource("bundles")
  void holdEachKeyOnce(Path bundle) throws IOException {
    List<String> keys =
        Files.readAllLines(bundle).stream()
            .filter(line -> line.matches("[A-Za-z].*=.*"))
            .map(line -> line.substring(0, line.indexOf('=')).strip())
            .toList();

    assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void sayWhyTheSignInOfTheOrganizationFailed() throws IOException {
    Properties sentences = new Properties();
    try (Reader file = Files.newBufferedReader(FOLDERS.get(0).resolve("SignIn.properties"))) {
      sentences.load(file);
    }

    assertThat(OrganizationSignInException.Reason.values())
        .allSatisfy(
            reason -> assertThat(sentences.getProperty("organization." + reason)).endsWith("."));
    assertThat(sentences.getProperty("organization.TOO_MANY_GROUPS"))
        .contains("more groups than its sign-in puts into the token", "limit the groups claim");
  }

  /**
   * A workload that comes by a file alone has no sentences of its own, so the plain ones have to
   * fit it. Those whose key ends in the id of a workload are for that one, and those of snippets
   * are looked up by what its provider offers.
   */
  @ParameterizedTest
  @MethodSource("bundles")
  void nameNoWorkloadInASentenceThatIsForAll(Path bundle) throws IOException {
    List<String> named =
        Files.readAllLines(bundle).stream()
            .filter(line -> line.matches("[A-Za-z].*=.*"))
            .filter(line -> !OF_ONE.matcher(line).find() && !line.startsWith("snippet."))
            .filter(line -> NAME.matcher(line).find())
            .toList();

    assertThat(named).isEmpty();
  }

  @Test
  void haveASentenceForAllWhereverTheyHaveOneForAWorkload() throws IOException {
    for (Path bundle : bundles()) {
      Properties texts = new Properties();
      try (Reader reader = Files.newBufferedReader(bundle)) {
        texts.load(reader);
      }
      List<String> alone =
          texts.stringPropertyNames().stream()
              .filter(key -> key.matches(".*\\.(OKTA|MICROSOFT_365)"))
              .filter(key -> !texts.containsKey(key.substring(0, key.lastIndexOf('.'))))
              .toList();

      assertThat(alone).as(bundle.toString()).isEmpty();
    }
  }
}
