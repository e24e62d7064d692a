package dev.connections.credential.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.SigningKey;
import java.time.Duration;

/**
 * Whatever is pasted, the parser answers with a key or with its own refusal, soon. Starts from the
 * inputs in {@code src/test/resources}, where Jazzer also puts what it finds; {@code
 * KeptInputsTest} runs them all in every build.
 */
class SigningKeyParserFuzzTest {
  /** The dearest key that is read takes about four seconds on an idle processor. */
  private static final Duration HANG = Duration.ofSeconds(30);

  private final SigningKeyParser parser = new SigningKeyParser();

  @FuzzTest(maxDuration = "5m")
  void parse(byte[] text) {
    long start = System.nanoTime();
    try {
      SigningKey key = parser.parse(text, "fixture".toCharArray(), null);
      assertThat(key.algorithm()).isNotNull();
      assertThat(key.publicPem()).startsWith("-----BEGIN PUBLIC KEY-----");
    } catch (KeyRefusedException refused) {
      assertThat(refused.details()).allMatch(detail -> detail.length() < 100);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(HANG);
  }
}
