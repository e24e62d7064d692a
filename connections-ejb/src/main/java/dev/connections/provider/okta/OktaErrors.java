package dev.connections.provider.okta;

import static dev.connections.api.FindingCode.CLIENT_NOT_FOUND;
import static dev.connections.api.FindingCode.CLOCK_SKEW;
import static dev.connections.api.FindingCode.CREDENTIAL_REJECTED;
import static dev.connections.api.FindingCode.KEY_MISMATCH;
import static dev.connections.api.FindingCode.KEY_SET_UNREACHABLE;
import static dev.connections.api.FindingCode.NO_SCOPE_GRANTED;
import static dev.connections.api.FindingCode.PROOF_OF_POSSESSION_REFUSED;
import static dev.connections.api.FindingCode.PROVIDER_FAILED;
import static dev.connections.api.FindingCode.RATE_LIMITED;
import static dev.connections.api.FindingCode.SCOPE_MISSING;
import static dev.connections.api.FindingCode.SCOPE_UNKNOWN;
import static dev.connections.api.FindingCode.WRONG_APPLICATION_TYPE;
import static dev.connections.api.FindingCode.WRONG_AUDIENCE;
import static dev.connections.api.FindingCode.WRONG_AUTHENTICATION_METHOD;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.ProviderText;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What Okta's error texts mean (developer.okta.com, "Okta error codes" and the OAuth 2.0
 * reference). Okta answers {@code invalid_client} for a dozen different things, so the description
 * decides; a text that is not known yet falls back to its error alone.
 */
final class OktaErrors {
  /** The first row wins whose error is equal and whose text the description contains. */
  private static final List<Row> ROWS =
      List.of(
          row("invalid_client", "error retrieving the client jwkset", KEY_SET_UNREACHABLE),
          row("invalid_client", "either the client or the client credentials", CLIENT_NOT_FOUND),
          row("invalid_client", "'client_id' parameter", CLIENT_NOT_FOUND),
          row("invalid_client", "signature is invalid", KEY_MISMATCH),
          row("invalid_client", "kid is invalid", KEY_MISMATCH),
          row("invalid_client", "does not have a jwkset", KEY_MISMATCH),
          row("invalid_client", "signed using a signing key", KEY_MISMATCH),
          row("invalid_client", "token_endpoint_auth_method", WRONG_AUTHENTICATION_METHOD),
          row("invalid_client", "'application_type'", WRONG_APPLICATION_TYPE),
          row("invalid_client", "audience claim", WRONG_AUDIENCE),
          row("invalid_client", "too far into the future", CLOCK_SKEW),
          row("invalid_client", "is expired", CLOCK_SKEW),
          row("invalid_client", "issued before the current time", CLOCK_SKEW),
          row("invalid_client", "", CREDENTIAL_REJECTED),
          row("unauthorized_client", "custom authorization server", WRONG_AUDIENCE),
          row("unauthorized_client", "", WRONG_APPLICATION_TYPE),
          row("consent_required", "", NO_SCOPE_GRANTED),
          row("invalid_scope", "", SCOPE_UNKNOWN),
          row("insufficient_scope", "", SCOPE_MISSING),
          row("invalid_dpop_proof", "in the future", CLOCK_SKEW),
          row("invalid_dpop_proof", "in the past", CLOCK_SKEW),
          row("invalid_dpop_proof", "'iat'", CLOCK_SKEW),
          row("invalid_dpop_proof", "", PROOF_OF_POSSESSION_REFUSED),
          row("use_dpop_nonce", "", PROOF_OF_POSSESSION_REFUSED),
          row("temporarily_unavailable", "", PROVIDER_FAILED),
          row("server_error", "", PROVIDER_FAILED),
          row("too_many_requests", "", RATE_LIMITED));

  private OktaErrors() {}

  /** A refusal by the token endpoint. */
  static ProviderRefusal refusal(HTTPResponse answer) {
    Map<String, Object> body = Json.objectOrNone(answer.getBody());
    String error = Json.text(body, "error");
    FindingCode finding =
        error.isEmpty()
            ? FindingCode.ANSWER_NOT_UNDERSTOOD
            : finding(error, Json.text(body, "error_description"));
    return new ProviderRefusal(finding, List.of(), words(answer), error);
  }

  /** What this error of the token endpoint means; CREDENTIAL_REJECTED when nobody knows. */
  static FindingCode finding(String error, String description) {
    String said = description.toLowerCase(Locale.ROOT);
    return ROWS.stream()
        .filter(row -> row.error().equals(error) && said.contains(row.text()))
        .map(Row::finding)
        .findFirst()
        .orElse(CREDENTIAL_REJECTED);
  }

  /** Okta's summary with its code, or OAuth's description with its error, or the status alone. */
  static String words(HTTPResponse answer) {
    Map<String, Object> body = Json.objectOrNone(answer.getBody());
    String code = Json.text(body, "errorCode") + Json.text(body, "error");
    String summary = Json.text(body, "errorSummary") + Json.text(body, "error_description");
    String challenge = answer.getHeaderValue("WWW-Authenticate");
    if (!code.isEmpty()) {
      return ProviderText.sanitize(summary.isEmpty() ? code : code + ": " + summary);
    }
    return ProviderText.sanitize(
        "HTTP " + answer.getStatusCode() + (challenge == null ? "" : " " + challenge));
  }

  private static Row row(String error, String text, FindingCode finding) {
    return new Row(error, text, finding);
  }

  private record Row(String error, String text, FindingCode finding) {}
}
