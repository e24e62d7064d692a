package dev.connections.credential.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever is pasted, the answer is a secret that reads the same again, or a refusal. */
class ClientSecretsFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void parse(byte[] text) {
    InputCost.check(() -> KeptInputsTest.checkSecret(new String(text, UTF_8)));
  }
}
