package dev.connections.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.platform.NameRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionFactsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uff21\uff23\uff2d\uff25",
        "Acm\u00e9",
        "Acme\u0301",
        "Acme\u2122",
        "Acme\u00a0 Inc"
      })
  void areFoundByTheOrganizationHoweverItsNameIsSpelled(String name) {
    assertThat(of(name).searched().lines()).contains(NameRules.searched(name));
  }

  @Test
  void fitIntoTheColumnThoughACharacterBecomesManyWhenNormalized() {
    assertThat(of("\ufdfa".repeat(200)).searched()).hasSizeLessThan(400);
  }

  private static ConnectionFacts of(String organization) {
    return new ConnectionFacts(
        "c1", "C", Workload.of("OKTA"), Cloud.GLOBAL, "00o1", organization, "acme.okta.com");
  }
}
