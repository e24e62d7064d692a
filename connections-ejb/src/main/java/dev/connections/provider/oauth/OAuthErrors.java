package dev.connections.provider.oauth;

import static dev.connections.api.FindingCode.ADDRESS_REFUSED;
import static dev.connections.api.FindingCode.ANSWER_NOT_UNDERSTOOD;
import static dev.connections.api.FindingCode.CONSENT_MISSING;
import static dev.connections.api.FindingCode.CREDENTIAL_REJECTED;
import static dev.connections.api.FindingCode.GRANT_EXPIRED;
import static dev.connections.api.FindingCode.GRANT_REVOKED;
import static dev.connections.api.FindingCode.INTERACTION_REQUIRED;
import static dev.connections.api.FindingCode.POLICY_BLOCKED;
import static dev.connections.api.FindingCode.PROOF_OF_POSSESSION_REFUSED;
import static dev.connections.api.FindingCode.PROVIDER_FAILED;
import static dev.connections.api.FindingCode.REQUEST_REFUSED;
import static dev.connections.api.FindingCode.SCOPE_MISSING;
import static dev.connections.api.FindingCode.SCOPE_UNKNOWN;
import static dev.connections.api.FindingCode.WRONG_APPLICATION_TYPE;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.capability.SystemEndpoints;
import dev.connections.console.grant.GrantEnd;
import dev.connections.provider.call.Json;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderRefusal;
import dev.connections.provider.call.ProviderText;
import dev.connections.provider.call.TokenEndpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the errors of the standards mean (RFC 6749, sections 4.1.2.1 and 5.2, RFC 9126, RFC 9449,
 * OpenID Connect Core 1.0, section 3.1.2.6), and those that a workload's file adds.
 */
final class OAuthErrors implements TokenEndpoint.Errors {
  private static final String NO_PROOF = "invalid_dpop_proof";

  private static final Pattern EXPIRED = Pattern.compile("(?i)\\bexpired\\b");
  private static final Pattern OR_ELSE =
      Pattern.compile("(?i)revoked|invalid or|or invalid|expired access/refresh token");

  private static final Map<String, FindingCode> AT_THE_TOKEN_ENDPOINT =
      Map.ofEntries(
          Map.entry("invalid_grant", GRANT_REVOKED),
          Map.entry("invalid_client", CREDENTIAL_REJECTED),
          Map.entry("unauthorized_client", WRONG_APPLICATION_TYPE),
          Map.entry("invalid_scope", SCOPE_UNKNOWN),
          Map.entry("insufficient_scope", SCOPE_MISSING),
          Map.entry("access_denied", POLICY_BLOCKED),
          Map.entry("consent_required", CONSENT_MISSING),
          Map.entry("interaction_required", INTERACTION_REQUIRED),
          Map.entry("login_required", INTERACTION_REQUIRED),
          Map.entry(NO_PROOF, PROOF_OF_POSSESSION_REFUSED),
          Map.entry("use_dpop_nonce", PROOF_OF_POSSESSION_REFUSED),
          Map.entry("temporarily_unavailable", PROVIDER_FAILED),
          Map.entry("server_error", PROVIDER_FAILED));

  private static final Map<String, GrantEnd> AT_THE_PAGE =
      Map.ofEntries(
          Map.entry("access_denied", GrantEnd.DECLINED),
          Map.entry("consent_required", GrantEnd.APPROVAL_NEEDED),
          Map.entry("invalid_scope", GrantEnd.SCOPES_REFUSED),
          Map.entry("interaction_required", GrantEnd.INTERACTION_REQUIRED),
          Map.entry("login_required", GrantEnd.INTERACTION_REQUIRED),
          Map.entry("account_selection_required", GrantEnd.INTERACTION_REQUIRED),
          Map.entry("temporarily_unavailable", GrantEnd.PROVIDER_FAILED),
          Map.entry("server_error", GrantEnd.PROVIDER_FAILED));

  private final Map<String, FindingCode> refusals = new HashMap<>(AT_THE_TOKEN_ENDPOINT);
  private final Map<String, GrantEnd> answers = new HashMap<>(AT_THE_PAGE);

  OAuthErrors(SystemEndpoints endpoints) {
    endpoints.refusals().forEach((code, means) -> refusals.put(code, FindingCode.valueOf(means)));
    endpoints.answers().forEach((code, means) -> answers.put(code, GrantEnd.valueOf(means)));
  }

  @Override
  public ProviderRefusal read(HTTPResponse answer, OAuthClient client) {
    Map<String, Object> body = Json.objectOrNone(answer.getBody());
    String description = Json.text(body, "error_description");
    String error = lacksProof(code(body), description) ? NO_PROOF : code(body);
    return new ProviderRefusal(
        finding(answer, error, description, client),
        List.of(),
        words(answer),
        ProviderText.sanitize(error));
  }

  /** RFC 9449, section 5, has a code for it, which not every server has. */
  private static boolean lacksProof(String error, String description) {
    return error.equals("invalid_request") && description.contains("DPoP");
  }

  private FindingCode finding(
      HTTPResponse answer, String error, String description, OAuthClient client) {
    if (error.isEmpty()) {
      return answer.getStatusCode() == HTTPResponse.SC_FORBIDDEN
          ? ADDRESS_REFUSED
          : ANSWER_NOT_UNDERSTOOD;
    }
    boolean granted = client.refreshTokens().isPresent();
    FindingCode finding = refusals.getOrDefault(error, REQUEST_REFUSED);
    if (finding == GRANT_REVOKED && granted && saysExpired(description)) {
      return GRANT_EXPIRED;
    }
    // The server knows the scope: it was asked for before.
    return finding == SCOPE_UNKNOWN && granted ? SCOPE_MISSING : finding;
  }

  /** Some servers say the same of one that was revoked: then it is not known to have expired. */
  private static boolean saysExpired(String description) {
    return EXPIRED.matcher(description).find() && !OR_ELSE.matcher(description).find();
  }

  /** What an answer of the sign-in page means that has an error instead of a code. */
  GrantEnd end(String error) {
    return answers.getOrDefault(error, GrantEnd.APPLICATION_REFUSED);
  }

  /** Some servers name it as their APIs do. */
  private static String code(Map<String, Object> body) {
    String error = Json.text(body, "error");
    return error.isEmpty() ? Json.text(body, "status") : error;
  }

  /** The code and its description, or the status alone. */
  static String words(HTTPResponse answer) {
    Map<String, Object> body = Json.objectOrNone(answer.getBody());
    String error = code(body);
    String description = Json.text(body, "error_description");
    return ProviderText.sanitize(
        error.isEmpty()
            ? "HTTP " + answer.getStatusCode()
            : error + (description.isEmpty() ? "" : ": " + description));
  }
}
