package dev.connections.credential.input;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever is uploaded, the parser answers with a certificate and its key or with its own refusal,
 * soon. Starts from the inputs in {@code src/test/resources}; {@code KeptInputsTest} runs them in
 * every build.
 */
class CertificateKeyParserFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void parse(byte[] file) {
    InputCost.check(() -> KeptInputsTest.checkCertificate(file));
  }
}
