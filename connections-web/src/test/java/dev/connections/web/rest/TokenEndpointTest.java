package dev.connections.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.AccessToken;
import dev.connections.api.TokenType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenEndpointTest {
  private static final AccessToken TOKEN =
      new AccessToken(
          "secret",
          TokenType.DPOP,
          Instant.parse("2026-11-30T12:00:00Z"),
          "nightly-users",
          "users-backup",
          "okta",
          URI.create("https://acme.okta.com"),
          "connection",
          "application",
          "Backup",
          Set.of("groups-backup"));

  @Test
  void answersTheTokenAlsoAsProofsAndReportsTakeIt() {
    Map<String, Object> answer = TokenEndpoint.given(TOKEN, 60);

    assertThat(answer).containsEntry("token_type", "DPoP").containsEntry("expires_in", 60L);
    assertThat(answer.get("token"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("accessToken", "secret"),
                Map.entry("tokenType", "DPOP"),
                Map.entry("expiresAt", "2026-11-30T12:00:00Z"),
                Map.entry("connectorId", "nightly-users"),
                Map.entry("capability", "users-backup"),
                Map.entry("api", "okta"),
                Map.entry("address", "https://acme.okta.com"),
                Map.entry("connectionId", "connection"),
                Map.entry("applicationId", "application"),
                Map.entry("applicationName", "Backup"),
                Map.entry("alsoCovers", List.of("groups-backup"))));
  }

  @Test
  void leavesOutNoFieldOfTheToken() {
    assertThat(TokenJson.of(TOKEN).members().keySet())
        .containsExactlyElementsOf(
            Arrays.stream(TokenJson.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
  }
}
