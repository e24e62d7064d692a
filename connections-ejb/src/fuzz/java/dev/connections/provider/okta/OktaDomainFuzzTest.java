package dev.connections.provider.okta;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.connections.credential.input.InputCost;

/**
 * Whatever is typed, the answer is a domain that reads the same again, or a refusal. Starts from
 * the inputs in {@code src/test/resources}; {@code KeptDomainsTest} runs them in every build.
 */
class OktaDomainFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void parse(byte[] typed) {
    InputCost.check(() -> KeptDomainsTest.check(new String(typed, UTF_8)));
  }
}
