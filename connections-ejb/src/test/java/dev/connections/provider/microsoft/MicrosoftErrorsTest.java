package dev.connections.provider.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.provider.call.ProviderRefusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    "interaction_required, 5000225, ORGANIZATION_BLOCKED",
    "invalid_grant, 5000225, ORGANIZATION_BLOCKED",
    "interaction_required, 5000224, ORGANIZATION_BLOCKED",
    "invalid_client, 5000211, NETWORK_RESTRICTED",
    "invalid_request, 500021, NETWORK_RESTRICTED",
    "invalid_request, 500022, NETWORK_RESTRICTED",
    "access_denied, 50002, NETWORK_RESTRICTED",
    "unauthorized_client, 500014, API_DISABLED",
    "invalid_resource, 500014, API_DISABLED",
    "invalid_grant, 501051, API_NOT_ASSIGNED",
    "unauthorized_client, 50105, API_NOT_ASSIGNED",
    "invalid_client, 7000214, CREDENTIAL_REVOKED",
    "invalid_client, 7000277, CREDENTIAL_REVOKED",
    "invalid_client, 1000502, KEY_MISMATCH",
    "invalid_client, 700025, WRONG_APPLICATION_TYPE",
    "invalid_client, 650056, CONSENT_MISSING",
    "invalid_resource, 650057, CONSENT_MISSING",
    "unauthorized_client, 70001, CLIENT_NOT_FOUND",
    "invalid_grant, 50196, RATE_LIMITED",
    "temporarily_unavailable, 90033, PROVIDER_FAILED"
  })
  void knowsTheCodesOfTheTable(String error, String code, FindingCode finding) {
    assertThat(finding(error, code)).isEqualTo(finding);
  }

  private static FindingCode finding(String error, String code) {
    return MicrosoftErrors.OF_APPLICATIONS.finding(error, "", List.of(code));
  }

  /** 53003 is the best known, but Microsoft has a number for each kind of policy. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        50005, 50097, 50131, 50155, 50158, 50161, 500212, 500213, 53000, 53001, 53002, 53003, 53004,
        53005, 53006, 53007, 53008, 53009, 53010, 53011, 530000, 530001, 530002, 530003, 530004,
        530005, 530009, 530021, 530031, 530032, 530033, 530034, 530035, 530036, 530037, 530084
      })
  void takesEachKindOfPolicyForOneWhateverTheErrorIs(int code) throws Exception {
    for (String error :
        List.of(
            "access_denied",
            "interaction_required",
            "invalid_grant",
            "invalid_client",
            "unauthorized_client",
            "invalid_request")) {
      ProviderRefusal refusal =
          MicrosoftErrors.OF_APPLICATIONS.refusal(
              answer("{\"error\":\"" + error + "\",\"error_codes\":[" + code + "]}"));

      assertThat(refusal.finding()).as(error).isEqualTo(FindingCode.POLICY_BLOCKED);
      assertThat(refusal.details()).containsExactly("AADSTS" + code);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, '', POLICY_BLOCKED",
    "interaction_required, '', POLICY_BLOCKED",
    "login_required, '', POLICY_BLOCKED",
    "invalid_grant, basic_action, POLICY_BLOCKED",
    "invalid_grant, additional_action, POLICY_BLOCKED",
    "invalid_grant, message_only, POLICY_BLOCKED",
    "unauthorized_client, protection_policy_required, POLICY_BLOCKED",
    "invalid_grant, consent_required, CONSENT_MISSING",
    "invalid_grant, something_new, CREDENTIAL_REJECTED",
    "temporarily_unavailable, basic_action, PROVIDER_FAILED"
  })
  void knowsAPolicyByErrorAndSuberrorAlone(String error, String suberror, FindingCode finding) {
    assertThat(MicrosoftErrors.OF_APPLICATIONS.finding(error, suberror, List.of()))
        .isEqualTo(finding);
    assertThat(MicrosoftErrors.OF_APPLICATIONS.finding(error, suberror, List.of("987654321")))
        .isEqualTo(finding);
  }

  @Test
  void takesAChallengeForClaimsForAPolicy() throws Exception {
    String body = "{\"error\":\"invalid_grant\",\"claims\":\"{\\\"access_token\\\":{}}\"}";

    ProviderRefusal refusal = MicrosoftErrors.OF_APPLICATIONS.refusal(answer(body));

    assertThat(refusal.finding()).isEqualTo(FindingCode.POLICY_BLOCKED);
    assertThat(refusal.details()).isEmpty();
  }

  /** Of a person's sign-in; for an application their error has to say what is the matter. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        16000, 50034, 50053, 50055, 50057, 50058, 50072, 50074, 50076, 50078, 50079, 50126, 50132,
        50133, 50140, 50173, 54005, 70000, 70008, 70016, 70043, 700020, 700082, 700084
      })
  void tellsNobodyToSignInForAnApplication(int code) {
    List<FindingCode> ofPeople =
        List.of(
            FindingCode.INTERACTION_REQUIRED,
            FindingCode.GRANT_REVOKED,
            FindingCode.GRANT_EXPIRED,
            FindingCode.SERVICE_ACCOUNT_REFUSED);
    for (String error :
        List.of("interaction_required", "login_required", "invalid_grant", "access_denied", "")) {
      for (String suberror : List.of("", "basic_action", "bad_token", "token_expired")) {
        assertThat(
                MicrosoftErrors.OF_APPLICATIONS.finding(
                    error, suberror, List.of(String.valueOf(code))))
            .isNotIn(ofPeople);
      }
    }
    assertThat(finding("interaction_required", String.valueOf(code)))
        .isEqualTo(FindingCode.POLICY_BLOCKED);
    assertThat(finding("invalid_grant", String.valueOf(code)))
        .isEqualTo(FindingCode.CREDENTIAL_REJECTED);
  }

  /** For what a person granted, the same errors are about the person. */
  @ParameterizedTest
  @CsvSource({
    "interaction_required, '', 50076, INTERACTION_REQUIRED",
    "invalid_grant, '', 50079, INTERACTION_REQUIRED",
    "interaction_required, basic_action, 50158, INTERACTION_REQUIRED",
    "interaction_required, '', 987654321, INTERACTION_REQUIRED",
    "invalid_grant, '', 50173, GRANT_REVOKED",
    "invalid_grant, bad_token, 987654321, GRANT_REVOKED",
    "invalid_grant, '', 987654321, GRANT_REVOKED",
    "invalid_grant, '', 54005, GRANT_REVOKED",
    "invalid_grant, '', 700082, GRANT_EXPIRED",
    "invalid_grant, '', 70043, GRANT_EXPIRED",
    "invalid_grant, token_expired, 987654321, GRANT_EXPIRED",
    "invalid_grant, '', 50057, SERVICE_ACCOUNT_REFUSED",
    "invalid_grant, '', 50105, SERVICE_ACCOUNT_REFUSED",
    "interaction_required, '', 53003, POLICY_BLOCKED",
    "invalid_grant, '', 65001, CONSENT_MISSING",
    "invalid_client, '', 7000222, CREDENTIAL_EXPIRED",
    "temporarily_unavailable, basic_action, 50076, PROVIDER_FAILED"
  })
  void speaksOfThePersonWhereOneGrantedSomething(
      String error, String suberror, String code, FindingCode finding) {
    assertThat(MicrosoftErrors.OF_PEOPLE.finding(error, suberror, List.of(code)))
        .isEqualTo(finding);
  }

  /** A malformed request or assertion is ours, whatever error it comes with. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        50013, 50027, 50048, 50059, 50128, 70003, 70011, 70021, 70025, 700021, 700022, 700023,
        700028, 700211, 700212, 700213, 7000216, 7000218, 7000219, 90014, 90019, 90023, 900144,
        900561, 901002, 9001023, 9002313, 1002012
      })
  void blamesNobodyForOurOwnMistake(int code) {
    for (String error :
        List.of("invalid_client", "unauthorized_client", "invalid_grant", "invalid_request")) {
      assertThat(finding(error, String.valueOf(code)))
          .as(error)
          .isEqualTo(FindingCode.REQUEST_REFUSED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_client, CREDENTIAL_REJECTED",
    "invalid_request, REQUEST_REFUSED",
    "invalid_scope, REQUEST_REFUSED",
    "unsupported_grant_type, REQUEST_REFUSED",
    "invalid_resource, SERVICE_NOT_AVAILABLE",
    "consent_required, CONSENT_MISSING",
    "server_error, PROVIDER_FAILED",
    "something_new, CREDENTIAL_REJECTED",
    "'', ANSWER_NOT_UNDERSTOOD"
  })
  void fallsBackToTheErrorWhereTheCodeIsUnknown(String error, FindingCode finding) {
    assertThat(finding(error, "123456789")).isEqualTo(finding);
  }

  @Test
  void believesAnErrorThatPassesMoreThanItsCode() {
    assertThat(finding("temporarily_unavailable", "7000215"))
        .isEqualTo(FindingCode.PROVIDER_FAILED);
    assertThat(finding("temporarily_unavailable", "90055")).isEqualTo(FindingCode.RATE_LIMITED);
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

    assertThat(MicrosoftErrors.OF_APPLICATIONS.refusal(answer).finding())
        .isEqualTo(FindingCode.CREDENTIAL_EXPIRED);
  }

  private static HTTPResponse answer(String body) throws Exception {
    HTTPResponse answer = new HTTPResponse(400);
    answer.setContentType("application/json");
    answer.setBody(body);
    return answer;
  }
}
