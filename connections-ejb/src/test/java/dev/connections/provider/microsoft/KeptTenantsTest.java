package dev.connections.provider.microsoft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.credential.input.FuzzInputs;
import dev.connections.credential.input.InputCost;
import dev.connections.provider.DomainRefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inputs from which fuzzing starts and those that it found. Runs without Jazzer. */
class KeptTenantsTest {
  @ParameterizedTest
  @MethodSource("inputs")
  void answersWithATenantOrItsOwnRefusal(Path input) throws IOException {
    String typed = new String(Files.readAllBytes(input), UTF_8);
    InputCost.checkMemory(() -> check(typed));
  }

  /** A tenant stands in the paths of the login, and is the same when it is read again. */
  static void check(String typed) {
    try {
      TenantName tenant = TenantName.parse(typed);
      String path = "/" + tenant.value() + "/v2.0";
      assertThat(URI.create("https://login.test" + path).getRawPath()).isEqualTo(path);
      assertThat(TenantName.parse(tenant.value())).isEqualTo(tenant);
    } catch (DomainRefusedException refused) {
      assertThat(refused.details()).allMatch(detail -> detail.length() < 300);
    }
  }

  static List<Path> inputs() throws IOException, URISyntaxException {
    return FuzzInputs.of(KeptTenantsTest.class, "TenantNameFuzzTest");
  }
}
