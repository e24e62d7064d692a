package dev.connections.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundlesTest {
  private static final Path FOLDER = Path.of("src/main/resources/dev/connections/web/text");

  private static List<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".properties")).toList();
    }
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
}
