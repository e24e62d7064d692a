package dev.connections.credential.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;

/**
 * Whatever is uploaded, the parser answers with a certificate and its key or with its own refusal,
 * soon. Starts from the inputs in {@code src/test/resources}; {@code KeptInputsTest} runs them in
 * every build.
 */
class CertificateKeyParserFuzzTest {
  private static final Duration HANG = Duration.ofSeconds(30);

  @FuzzTest(maxDuration = "5m")
  void parse(byte[] file) {
    long start = System.nanoTime();
    KeptInputsTest.checkCertificate(file);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(HANG);
  }
}
