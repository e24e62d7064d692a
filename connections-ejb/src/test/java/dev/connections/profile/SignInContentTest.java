package dev.connections.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInContentTest {
  @Test
  void isAnotherForOtherCapabilities() {
    assertThat(content("a", "b")).isNotEqualTo(content("a")).isNotEqualTo(content("a,c"));
  }

  @Test
  void doesNotMindTheOrderOfCapabilities() {
    assertThat(content("a", "b")).isEqualTo(content("b", "a"));
  }

  private static String content(String... capabilities) {
    return SignInContent.of(
        Workload.of("OKTA"), "acme.okta.test", "client", "thumbprint", List.of(capabilities));
  }
}
