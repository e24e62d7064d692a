package dev.connections.provider.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.api.FindingCode;
import dev.connections.credential.ClientSecret;
import dev.connections.credential.Grant;
import dev.connections.provider.KeptRefreshToken;
import dev.connections.provider.call.OAuthClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the token endpoint means when it refuses what a person granted. */
class OktaErrorsTest {
  private static final Grant GRANT =
      new Grant(
          new ClientSecret("a secret of ours", null),
          new KeptRefreshToken("r1"),
          Set.of("okta.users.read"),
          "",
          "svc@acme.example",
          null);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invalid_grant | The refresh token is invalid or expired. | GRANT_REVOKED",
        "invalid_grant | The authorization code is invalid or has expired. | GRANT_REVOKED",
        "invalid_grant | PKCE verification failed. | GRANT_REVOKED",
        "invalid_grant | The refresh token has expired. | GRANT_EXPIRED",
        "invalid_grant | The user is suspended. | SERVICE_ACCOUNT_REFUSED",
        "invalid_grant | The user account is locked. | SERVICE_ACCOUNT_REFUSED",
        "access_denied | User is not assigned to the client application. | SERVICE_ACCOUNT_REFUSED",
        "access_denied | Policy evaluation failed for this request. | POLICY_BLOCKED",
        "invalid_scope | The requested scopes are more than what was granted originally. |"
            + " SCOPE_MISSING",
        "invalid_client | The client secret supplied for a confidential client is invalid. |"
            + " SECRET_MISMATCH"
      })
  void tellsWhatBecameOfAGrant(String error, String description, FindingCode finding)
      throws Exception {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    body.put("error_description", description);
    var answer = new HTTPResponse(400);
    answer.setContentType("application/json");
    answer.setBody(JSONObjectUtils.toJSONString(body));

    assertThat(OktaErrors.refusal(answer, new OAuthClient("0oa1", GRANT, false)).finding())
        .isEqualTo(finding);
  }
}
