package dev.connections.credential.input;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever is pasted, the parser answers with a key or with its own refusal, soon. Starts from the
 * inputs in {@code src/test/resources}, where Jazzer also puts what it finds; {@code
 * KeptInputsTest} runs them all in every build.
 */
class SigningKeyParserFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void parse(byte[] text) {
    InputCost.check(() -> KeptInputsTest.checkKey(text));
  }
}
