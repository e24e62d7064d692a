package dev.connections.provider.okta;

import static dev.connections.api.FindingCode.ADDRESS_REFUSED;
import static dev.connections.api.FindingCode.ANSWER_NOT_UNDERSTOOD;
import static dev.connections.api.FindingCode.APPLICATION_DISABLED;
import static dev.connections.api.FindingCode.CLIENT_NOT_FOUND;
import static dev.connections.api.FindingCode.CLOCK_SKEW;
import static dev.connections.api.FindingCode.CREDENTIAL_REJECTED;
import static dev.connections.api.FindingCode.GRANT_EXPIRED;
import static dev.connections.api.FindingCode.GRANT_REVOKED;
import static dev.connections.api.FindingCode.KEY_ID_NEEDED;
import static dev.connections.api.FindingCode.KEY_MISMATCH;
import static dev.connections.api.FindingCode.KEY_SET_UNREACHABLE;
import static dev.connections.api.FindingCode.NO_SCOPE_GRANTED;
import static dev.connections.api.FindingCode.POLICY_BLOCKED;
import static dev.connections.api.FindingCode.PROOF_OF_POSSESSION_REFUSED;
import static dev.connections.api.FindingCode.PROVIDER_FAILED;
import static dev.connections.api.FindingCode.RATE_LIMITED;
import static dev.connections.api.FindingCode.REQUEST_REFUSED;
import static dev.connections.api.FindingCode.SCOPE_MISSING;
import static dev.connections.api.FindingCode.SCOPE_UNKNOWN;
import static dev.connections.api.FindingCode.SECRET_MISMATCH;
import static dev.connections.api.FindingCode.SERVICE_ACCOUNT_REFUSED;
import static dev.connections.api.FindingCode.TOKEN_REFUSED;
import static dev.connections.api.FindingCode.WRONG_APPLICATION_TYPE;
import static dev.connections.api.FindingCode.WRONG_AUDIENCE;
import static dev.connections.api.FindingCode.WRONG_AUTHENTICATION_METHOD;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.console.grant.GrantEnd;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.ProviderText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Okta's error texts mean (developer.okta.com, "Okta error codes" and the OAuth 2.0
 * reference). Okta answers {@code invalid_client} for two dozen different things, so the
 * description decides; a text that is not known yet falls back to its error alone. What an
 * assertion or request of ours has that it should not have is our mistake, which nobody can mend in
 * Okta: REQUEST_REFUSED.
 */
final class OktaErrors {
  /** The first row wins whose error is equal and whose text the description contains. */
  private static final List<Row> ROWS =
      List.of(
          row("invalid_client", "jwks_uri", KEY_SET_UNREACHABLE),
          row("invalid_client", "error retrieving the client jwkset", KEY_SET_UNREACHABLE),
          row("invalid_client", "either the client or the client credentials", CLIENT_NOT_FOUND),
          row("invalid_client", "'client_id'", CLIENT_NOT_FOUND),
          row("invalid_client", "not a client", CLIENT_NOT_FOUND),
          row("invalid_client", "no client", CLIENT_NOT_FOUND),
          row("invalid_client", "client is disabled", APPLICATION_DISABLED),
          row("invalid_client", "client is inactive", APPLICATION_DISABLED),
          row("invalid_client", "not active", APPLICATION_DISABLED),
          row("invalid_client", "signature is invalid", KEY_MISMATCH),
          row("invalid_client", "kid is invalid", KEY_MISMATCH),
          row("invalid_client", "does not have a jwkset", KEY_MISMATCH),
          row("invalid_client", "signed using a signing key", KEY_MISMATCH),
          row("invalid_client", "token_endpoint_auth_method", WRONG_AUTHENTICATION_METHOD),
          row("invalid_client", "client secret supplied", SECRET_MISMATCH),
          row("invalid_client", "client secret", WRONG_AUTHENTICATION_METHOD),
          row("invalid_client", "'application_type'", WRONG_APPLICATION_TYPE),
          row("invalid_client", "audience claim", WRONG_AUDIENCE),
          row("invalid_client", "too far into the future", CLOCK_SKEW),
          row("invalid_client", "is expired", CLOCK_SKEW),
          row("invalid_client", "issued before the current time", CLOCK_SKEW),
          row("invalid_client", "client_assertion", REQUEST_REFUSED),
          row("invalid_client", "jwt", REQUEST_REFUSED),
          row("invalid_client", "", CREDENTIAL_REJECTED),
          row("unauthorized_client", "custom authorization server", WRONG_AUDIENCE),
          row("unauthorized_client", "", WRONG_APPLICATION_TYPE),
          row("access_denied", "not assigned", SERVICE_ACCOUNT_REFUSED),
          row("access_denied", "", POLICY_BLOCKED),
          row("consent_required", "", NO_SCOPE_GRANTED),
          row("invalid_scope", "no scopes were requested", REQUEST_REFUSED),
          row("invalid_scope", "'openid'", REQUEST_REFUSED),
          row("invalid_scope", "granted originally", SCOPE_MISSING),
          row("invalid_scope", "", SCOPE_UNKNOWN),
          row("insufficient_scope", "", SCOPE_MISSING),
          row("invalid_dpop_proof", "in the future", CLOCK_SKEW),
          row("invalid_dpop_proof", "in the past", CLOCK_SKEW),
          row("invalid_dpop_proof", "'iat'", CLOCK_SKEW),
          row("invalid_dpop_proof", "is missing", PROOF_OF_POSSESSION_REFUSED),
          row("invalid_dpop_proof", "", REQUEST_REFUSED),
          row("use_dpop_nonce", "", PROOF_OF_POSSESSION_REFUSED),
          row("invalid_request", "", REQUEST_REFUSED),
          // The next four in these words: unconfirmed.
          row("invalid_grant", "deactivated", SERVICE_ACCOUNT_REFUSED),
          row("invalid_grant", "suspended", SERVICE_ACCOUNT_REFUSED),
          row("invalid_grant", "locked", SERVICE_ACCOUNT_REFUSED),
          row("invalid_grant", "not active", SERVICE_ACCOUNT_REFUSED),
          // "Invalid or expired" says of neither that it is.
          row("invalid_grant", "invalid or", GRANT_REVOKED),
          row("invalid_grant", "expired", GRANT_EXPIRED),
          row("invalid_grant", "", GRANT_REVOKED),
          row("invalid_target", "", REQUEST_REFUSED),
          row("unsupported_grant_type", "", REQUEST_REFUSED),
          row("E0000001", "", REQUEST_REFUSED),
          row("E0000002", "", REQUEST_REFUSED),
          row("E0000003", "", REQUEST_REFUSED),
          row("E0000021", "", REQUEST_REFUSED),
          row("E0000022", "", REQUEST_REFUSED),
          row("E0000007", "", ANSWER_NOT_UNDERSTOOD),
          row("temporarily_unavailable", "", PROVIDER_FAILED),
          row("server_error", "", PROVIDER_FAILED),
          row("E0000009", "", PROVIDER_FAILED),
          row("too_many_requests", "", RATE_LIMITED),
          row("E0000047", "", RATE_LIMITED));

  /** What an answer to a person's sign-in means that has an error; as {@link #ROWS}. */
  private static final List<End> ENDS =
      List.of(
          end("access_denied", "policy", GrantEnd.POLICY_BLOCKED),
          end("access_denied", "not assigned", GrantEnd.APPROVAL_NEEDED),
          end("access_denied", "", GrantEnd.DECLINED),
          end("consent_required", "", GrantEnd.APPROVAL_NEEDED),
          // The organization did not grant the application what it asks people for.
          end("invalid_scope", "", GrantEnd.SCOPES_REFUSED),
          end("interaction_required", "", GrantEnd.INTERACTION_REQUIRED),
          end("login_required", "", GrantEnd.INTERACTION_REQUIRED),
          end("account_selection_required", "", GrantEnd.INTERACTION_REQUIRED),
          end("unmet_authentication_requirements", "", GrantEnd.INTERACTION_REQUIRED),
          end("server_error", "", GrantEnd.PROVIDER_FAILED),
          end("temporarily_unavailable", "", GrantEnd.PROVIDER_FAILED));

  /** How Okta names what lies between it and us. */
  private static final Pattern NETWORK =
      Pattern.compile("network|\\bzone|\\bip\\b|address|\\blocation|blocklist|\\bproxy");

  /** The organization does not have the feature that was asked for. */
  static final String NO_FEATURE = "E0000015";

  private OktaErrors() {}

  /**
   * A refusal by the token endpoint.
   *
   * @param client that asked
   */
  static ProviderRefusal refusal(HTTPResponse answer, OAuthClient client) {
    Map<String, Object> body = Json.objectOrNone(answer.getBody());
    // Okta answers some refusals here in the form of its APIs.
    String error = Json.text(body, "error") + Json.text(body, "errorCode");
    String said =
        (description(body) + " " + String.join(" ", causes(body))).toLowerCase(Locale.ROOT);
    FindingCode finding;
    if (error.isEmpty()) {
      finding = answer.getStatusCode() == 403 ? ADDRESS_REFUSED : ANSWER_NOT_UNDERSTOOD;
    } else if (answer.getStatusCode() == 403 && NETWORK.matcher(said).find()) {
      finding = ADDRESS_REFUSED;
    } else if (said.contains("kid is invalid") && isUnnamed(client)) {
      finding = KEY_ID_NEEDED;
    } else {
      finding = finding(error, said);
    }
    return new ProviderRefusal(finding, List.of(), words(answer), error);
  }

  /** What an answer to a person's sign-in means; nothing else is the person's or the provider's. */
  static GrantEnd end(String error, String description) {
    String said = description.toLowerCase(Locale.ROOT);
    return ENDS.stream()
        .filter(row -> row.error().equals(error) && said.contains(row.text()))
        .map(End::end)
        .findFirst()
        .orElse(GrantEnd.APPLICATION_REFUSED);
  }

  private static boolean isUnnamed(OAuthClient client) {
    return client
        .credential()
        .fold(key -> key.keyId().isEmpty(), c -> false, secret -> false, grant -> false);
  }

  /** What this error of the token endpoint means; CREDENTIAL_REJECTED when nobody knows. */
  private static FindingCode finding(String error, String said) {
    return ROWS.stream()
        .filter(row -> row.error().equals(error) && said.contains(row.text()))
        .map(Row::finding)
        .findFirst()
        .orElse(CREDENTIAL_REJECTED);
  }

  /** Whether Okta itself answered, and nothing in its place: its errors have a code. */
  static boolean isOktas(HTTPResponse answer) {
    return !code(answer).isEmpty() || isInsufficientScope(answer);
  }

  /**
   * What an answer of the API means that is about no call in particular.
   *
   * @param answer that is not 200
   * @return empty where Okta itself answered, and to what was asked
   */
  static Optional<ProviderRefusal> onTheWay(HTTPResponse answer) {
    int status = answer.getStatusCode();
    boolean oktas = isOktas(answer);
    FindingCode finding = null;
    if (status == 401 && !isInsufficientScope(answer) && !code(answer).equals(NO_FEATURE)) {
      finding = TOKEN_REFUSED;
    } else if (status == 403 && !oktas) {
      finding = ADDRESS_REFUSED;
    } else if (!oktas) {
      finding = ANSWER_NOT_UNDERSTOOD;
    }
    return Optional.ofNullable(finding).map(f -> ProviderRefusal.said(f, words(answer)));
  }

  /** The code of an error; empty when there is none. */
  static String code(HTTPResponse answer) {
    Map<String, Object> body = Json.objectOrNone(answer.getBody());
    return Json.text(body, "errorCode") + Json.text(body, "error");
  }

  /** It may come in a header alone. */
  static boolean isInsufficientScope(HTTPResponse answer) {
    return code(answer).equals("insufficient_scope")
        || String.valueOf(answer.getHeaderValue("WWW-Authenticate")).contains("insufficient_scope");
  }

  /**
   * Okta's summary with its code and its causes, or OAuth's description with its error, or the
   * status alone.
   */
  static String words(HTTPResponse answer) {
    Map<String, Object> body = Json.objectOrNone(answer.getBody());
    String code = code(answer);
    String summary = description(body);
    String challenge = answer.getHeaderValue("WWW-Authenticate");
    if (!code.isEmpty()) {
      String causes =
          causes(body).stream()
              .filter(cause -> !cause.equals(summary))
              .collect(Collectors.joining("; "));
      return ProviderText.sanitize(
          code
              + (summary.isEmpty() ? "" : ": " + summary)
              + (causes.isEmpty() ? "" : " (" + causes + ")"));
    }
    return ProviderText.sanitize(
        "HTTP " + answer.getStatusCode() + (challenge == null ? "" : " " + challenge));
  }

  private static String description(Map<String, Object> body) {
    return Json.text(body, "errorSummary") + Json.text(body, "error_description");
  }

  private static List<String> causes(Map<String, Object> body) {
    return Json.objects(body, "errorCauses").stream()
        .map(cause -> Json.text(cause, "errorSummary"))
        .filter(cause -> !cause.isEmpty())
        .distinct()
        .toList();
  }

  private static Row row(String error, String text, FindingCode finding) {
    return new Row(error, text, finding);
  }

  private record Row(String error, String text, FindingCode finding) {}

  private static End end(String error, String text, GrantEnd end) {
    return new End(error, text, end);
  }

  private record End(String error, String text, GrantEnd end) {}
}
