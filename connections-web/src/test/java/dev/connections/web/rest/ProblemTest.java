package dev.connections.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.connections.api.ApplicationNotWorkingException;
import dev.connections.api.CapabilityNotHeldException;
import dev.connections.api.ConnectionChangedException;
import dev.connections.api.ConnectionLinkedException;
import dev.connections.api.ConnectionsException;
import dev.connections.api.CursorExpiredException;
import dev.connections.api.FindingCode;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.LinkNotAllowedException;
import dev.connections.api.LinkState;
import dev.connections.api.OrganizationNotConnectedException;
import dev.connections.api.PersonNeededException;
import dev.connections.api.RetryLaterException;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownConnectorException;
import dev.connections.api.UnknownProfileException;
import dev.connections.api.Workload;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.TooManyDraftsException;
import dev.connections.console.UnknownApplicationException;
import dev.connections.console.capabilities.CapabilityNeededException;
import dev.connections.console.profiles.ProfileInUseException;
import dev.connections.console.verification.NotVerifiedException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemTest {
  private static final URI PAGE = URI.create("https://c.example.com/connections/connection.xhtml");
  private static final Instant LATER = Instant.parse("2026-05-01T10:00:00Z");

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new RetryLaterException("Busy.", LATER), 503, "retry-later"),
        Arguments.of(new UnknownConnectionException("x"), 404, "unknown-connection"),
        Arguments.of(new UnknownConnectorException("x"), 404, "unknown-connector"),
        Arguments.of(new UnknownProfileException("x"), 404, "unknown-profile"),
        Arguments.of(new InvalidRequestException(Map.of("a", "No.")), 422, "invalid-request"),
        Arguments.of(new UnknownApplicationException("x"), 404, "unknown-application"),
        Arguments.of(new ConnectionChangedException("Changed."), 412, "connection-changed"),
        Arguments.of(new ChangedMeanwhileException("ada", LATER), 412, "changed-meanwhile"),
        Arguments.of(
            new CapabilityNeededException(List.of("Users"), List.of("Nightly")),
            409,
            "capability-needed"),
        Arguments.of(new ProfileInUseException(List.of("Backup")), 409, "profile-in-use"),
        Arguments.of(new NotVerifiedException(), 409, "not-working"),
        Arguments.of(
            new NotWorkingException("Refused.", FindingCode.CREDENTIAL_EXPIRED),
            409,
            "not-working"),
        Arguments.of(new TooManyDraftsException(50), 409, "too-many-drafts"),
        Arguments.of(new CursorExpiredException(), 410, "cursor-expired"),
        Arguments.of(
            new OrganizationNotConnectedException(Workload.of("OKTA"), "acme", PAGE),
            404,
            "organization-not-connected"),
        Arguments.of(
            new LinkNotAllowedException("Wait.", LinkState.PENDING, PAGE), 403, "link-not-allowed"),
        Arguments.of(
            new CapabilityNotHeldException("None.", "c", Set.of("users"), PAGE),
            409,
            "capability-not-held"),
        Arguments.of(
            new ApplicationNotWorkingException("Ended.", "c", FindingCode.CREDENTIAL_EXPIRED, PAGE),
            409,
            "application-not-working"),
        Arguments.of(
            new ConnectionLinkedException(List.of("Nightly"), PAGE), 409, "connection-linked"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void saysWhichKindItIsAndTheSentenceOfTheException(
      ConnectionsException refused, int status, String kind) {
    Problem problem = Problem.of(refused);

    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.members()).containsEntry("status", status);
    assertThat(problem.members()).containsEntry("type", "urn:connections:problem:" + kind);
    assertThat((String) problem.members().get("title")).isNotBlank();
    assertThat(problem.members()).containsEntry("detail", refused.getMessage());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void leadsToAPageExactlyWhereAPersonHasToAct(
      ConnectionsException refused, int status, String kind) {
    assertThat(Problem.of(refused).members().containsKey("page"))
        .isEqualTo(refused instanceof PersonNeededException);
  }

  @Test
  void tellsWhenToTryAgainAndOnlyWhereThatHelps() {
    Problem busy = Problem.of(new RetryLaterException("Busy.", LATER));

    assertThat(busy.retryAt()).contains(LATER);
    assertThat(busy.members()).containsEntry("retryAt", "2026-05-01T10:00:00Z");
    Problem unknown = Problem.of(new UnknownConnectionException("x"));
    assertThat(unknown.retryAt()).isEmpty();
    assertThat(unknown.members()).doesNotContainKey("retryAt");
  }

  @Test
  void namesEachProblemOfARequestByItsField() {
    Problem problem =
        Problem.of(new InvalidRequestException(Map.of("name", "Too long.", "needs", "Unknown.")));

    assertThat(problem.members())
        .containsEntry("problems", Map.of("name", "Too long.", "needs", "Unknown."));
  }

  @Test
  void tellsAProgramWhatItsPeopleMayWantToKnow() {
    Problem denied = Problem.of(new LinkNotAllowedException("No.", LinkState.DENIED, PAGE));
    Problem ended =
        Problem.of(
            new ApplicationNotWorkingException(
                "Ended.", "c", FindingCode.CREDENTIAL_EXPIRED, PAGE));

    assertThat(denied.members()).containsEntry("state", "DENIED");
    assertThat(denied.members()).containsEntry("page", PAGE.toString());
    assertThat(ended.members()).containsEntry("finding", "CREDENTIAL_EXPIRED");
    Problem sent = Problem.of(new NotWorkingException("Refused.", FindingCode.CREDENTIAL_EXPIRED));
    assertThat(sent.members()).containsEntry("finding", "CREDENTIAL_EXPIRED");
  }
}
