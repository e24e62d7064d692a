package dev.connections.provider.microsoft;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.connections.credential.input.InputCost;

/** Whatever is typed, the answer is a tenant that reads the same again, or a refusal. */
class TenantNameFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void parse(byte[] typed) {
    InputCost.check(() -> KeptTenantsTest.check(new String(typed, UTF_8)));
  }
}
