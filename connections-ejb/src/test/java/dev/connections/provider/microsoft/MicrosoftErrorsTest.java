package dev.connections.provider.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrosoftErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "invalid_client, 7000215, SECRET_MISMATCH",
    "invalid_client, 7000222, CREDENTIAL_EXPIRED",
    "invalid_client, 700027, KEY_MISMATCH",
    "invalid_client, 700024, CLOCK_SKEW",
    "unauthorized_client, 700016, CLIENT_NOT_FOUND",
    "invalid_client, 7000229, CLIENT_NOT_FOUND",
    "unauthorized_client, 7000112, APPLICATION_DISABLED",
    "invalid_request, 90002, ORGANIZATION_NOT_FOUND",
    "invalid_tenant, 90002, ORGANIZATION_NOT_FOUND",
    "invalid_request, 900023, NOT_AN_ORGANIZATION",
    "invalid_request, 900382, WRONG_CLOUD",
    "invalid_grant, 65001, CONSENT_MISSING",
    "invalid_resource, 500011, SERVICE_NOT_AVAILABLE",
    "invalid_resource, 650052, SERVICE_NOT_AVAILABLE",
    "access_denied, 53003, POLICY_BLOCKED",
    "interaction_required, 50076, INTERACTION_REQUIRED",
    "invalid_grant, 50173, GRANT_REVOKED",
    "invalid_grant, 700082, GRANT_EXPIRED",
    "invalid_grant, 50057, SERVICE_ACCOUNT_REFUSED",
    "invalid_grant, 50196, RATE_LIMITED",
    "temporarily_unavailable, 90033, PROVIDER_FAILED"
  })
  void knowsTheCodesOfTheTable(String error, String code, FindingCode finding) {
    assertThat(MicrosoftErrors.finding(error, List.of(code))).isEqualTo(finding);
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_client, CREDENTIAL_REJECTED",
    "invalid_request, REQUEST_REFUSED",
    "invalid_resource, SERVICE_NOT_AVAILABLE",
    "consent_required, CONSENT_MISSING",
    "server_error, PROVIDER_FAILED",
    "something_new, CREDENTIAL_REJECTED",
    "'', ANSWER_NOT_UNDERSTOOD"
  })
  void fallsBackToTheErrorWhereTheCodeIsUnknown(String error, FindingCode finding) {
    assertThat(MicrosoftErrors.finding(error, List.of("123456789"))).isEqualTo(finding);
  }

  @Test
  void believesAnErrorThatPassesMoreThanItsCode() {
    assertThat(MicrosoftErrors.finding("temporarily_unavailable", List.of("7000215")))
        .isEqualTo(FindingCode.PROVIDER_FAILED);
    assertThat(MicrosoftErrors.finding("temporarily_unavailable", List.of("90055")))
        .isEqualTo(FindingCode.RATE_LIMITED);
  }

  @Test
  void keepsTheIdsThatSupportAsksForHoweverLongTheSentenceIs() throws Exception {
    String words =
        MicrosoftErrors.words(
            answer(
                "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: "
                    + "Invalid client secret provided. ".repeat(40)
                    + "Trace ID: a Correlation ID: b Timestamp: c\","
                    + "\"trace_id\":\"11111111-2222-3333-4444-555555555555\","
                    + "\"correlation_id\":\"66666666-7777-8888-9999-000000000000\","
                    + "\"timestamp\":\"2026-11-22 00:00:00Z\"}"));

    assertThat(words)
        .startsWith("invalid_client: AADSTS7000215: Invalid client secret")
        .endsWith(
            "Trace ID: 11111111-2222-3333-4444-555555555555"
                + " Correlation ID: 66666666-7777-8888-9999-000000000000"
                + " Timestamp: 2026-11-22 00:00:00Z")
        .hasSizeLessThanOrEqualTo(400);
  }

  @Test
  void keepsTheIdsOfMicrosoftGraph() throws Exception {
    String words =
        MicrosoftErrors.words(
            answer(
                "{\"error\":{\"code\":\"Authorization_RequestDenied\",\"message\":\"Insufficient"
                    + " privileges.\",\"innerError\":{\"date\":\"2026-11-22T00:00:00\","
                    + "\"request-id\":\"11111111-2222-3333-4444-555555555555\"}}}"));

    assertThat(words)
        .isEqualTo(
            "Authorization_RequestDenied: Insufficient privileges."
                + " Request ID: 11111111-2222-3333-4444-555555555555 Date: 2026-11-22T00:00:00");
  }

  @Test
  void readsTheCodeOutOfTheDescriptionWhereItStandsThereAlone() throws Exception {
    HTTPResponse answer =
        answer("{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: over\"}");

    assertThat(MicrosoftErrors.refusal(answer).finding()).isEqualTo(FindingCode.CREDENTIAL_EXPIRED);
  }

  private static HTTPResponse answer(String body) throws Exception {
    HTTPResponse answer = new HTTPResponse(400);
    answer.setContentType("application/json");
    answer.setBody(body);
    return answer;
  }
}
