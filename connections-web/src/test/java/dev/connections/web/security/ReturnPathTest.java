package dev.connections.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/profiles/profiles.xhtml?draft=1&x=a%20b",
        "/a?from=https%3A%2F%2Fb.example"
      })
  void keepsPathsOfThisSite(String path) {
    assertThat(ReturnPath.safe(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "profiles",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/a b",
        "https://evil.example/",
        "javascript:alert(1)",
        "/%zz",
        "/\u00e9"
      })
  void sendsWhatCouldLeadElsewhereHome(String path) {
    assertThat(ReturnPath.safe(path)).isEqualTo("/");
  }

  @Test
  void sendsOverlongPathsHome() {
    assertThat(ReturnPath.safe("/" + "a".repeat(2000))).isEqualTo("/");
  }
}
