package dev.connections.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.console.KeyRefusedException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The inputs from which fuzzing starts and those that it found: keys that OpenSSL wrote for these
 * tests alone, and texts that once went wrong. Runs without Jazzer, in every build.
 */
class KeptInputsTest {
  private static final String FOLDER = "SigningKeyParserFuzzTestInputs/parse";

  @ParameterizedTest
  @MethodSource("inputs")
  void answersWithAKeyOrItsOwnRefusal(Path input) throws IOException {
    byte[] text = Files.readAllBytes(input);
    try {
      SigningKey key = new SigningKeyParser().parse(text, "fixture".toCharArray(), null);
      assertThat(key.publicPem()).startsWith("-----BEGIN PUBLIC KEY-----");
    } catch (KeyRefusedException refused) {
      assertThat(refused.details()).allMatch(detail -> detail.length() < 100);
    }
  }

  static List<Path> inputs() throws IOException, URISyntaxException {
    Path folder = Path.of(KeptInputsTest.class.getResource(FOLDER).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
