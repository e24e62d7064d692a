package dev.connections.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.ApplicationNotWorkingException;
import dev.connections.api.CapabilityNotHeldException;
import dev.connections.api.ConnectionsException;
import dev.connections.api.FindingCode;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.LinkNotAllowedException;
import dev.connections.api.LinkState;
import dev.connections.api.RetryLaterException;
import dev.connections.api.UnknownConnectorException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OAuthRefusalTest {
  private static final URI PAGE = URI.create("https://c.example.com/connections/connection.xhtml");

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new UnknownConnectorException("x"), 400, "invalid_target"),
        Arguments.of(new InvalidRequestException(Map.of("a", "No.")), 400, "invalid_scope"),
        Arguments.of(
            new LinkNotAllowedException("Wait.", LinkState.PENDING, PAGE),
            400,
            "unauthorized_client"),
        Arguments.of(
            new CapabilityNotHeldException("None.", "c", Set.of(), PAGE), 400, "invalid_scope"),
        Arguments.of(
            new ApplicationNotWorkingException("Ended.", "c", FindingCode.SECRET_MISMATCH, PAGE),
            400,
            "access_denied"),
        Arguments.of(
            new RetryLaterException("Busy.", Instant.EPOCH), 503, "temporarily_unavailable"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void saysInTheWordsOfOAuthWhatWasRefused(ConnectionsException refused, int status, String error) {
    OAuthRefusal refusal = OAuthRefusal.of(refused);

    assertThat(refusal.status()).isEqualTo(status);
    assertThat(refusal.members())
        .containsEntry("error", error)
        .containsEntry("error_description", refused.getMessage());
  }

  @Test
  void leadsToThePageWhereAPersonCanDoSomething() {
    ConnectionsException pending = new LinkNotAllowedException("Wait.", LinkState.PENDING, PAGE);

    assertThat(OAuthRefusal.of(pending).members()).containsEntry("error_uri", PAGE.toString());
    assertThat(OAuthRefusal.of(new UnknownConnectorException("x")).members())
        .doesNotContainKey("error_uri");
  }

  @Test
  void usesNoCharacterThatOAuthDoesNotAllow() {
    OAuthRefusal refusal =
        new OAuthRefusal(400, "invalid_target", "\"Bäcker\" \\ \n ok!", Optional.empty());

    assertThat(refusal.members()).containsEntry("error_description", "'B?cker' ? ? ok!");
  }
}
