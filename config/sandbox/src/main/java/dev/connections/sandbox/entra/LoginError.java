package dev.connections.sandbox.entra;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.connections.sandbox.server.Json;
import java.util.Map;

/** What Microsoft's login refuses, in its words as {@code login-errors.json} has them. */
enum LoginError {
  METHOD,
  PARAMETER,
  NO_SCOPE,
  GRANT_TYPE,
  NO_CREDENTIAL,
  CROSS_CLOUD,
  WRONG_SECRET,
  EXPIRED_SECRET,
  UNKNOWN_APP,
  NO_PRINCIPAL,
  DISABLED,
  MALFORMED_ASSERTION,
  ASSERTION_OF_ANOTHER_APP,
  UNKNOWN_CERTIFICATE,
  ASSERTION_SIGNATURE,
  ASSERTION_AUDIENCE,
  ASSERTION_TIME,
  SEVERAL_RESOURCES,
  NOT_DEFAULT_SCOPE,
  UNKNOWN_RESOURCE,
  NO_REPLY_ADDRESS,
  REPLY_ADDRESS,
  UNKNOWN_TENANT,
  REQUEST_FOR_UNKNOWN_TENANT,
  NO_TENANT_NAME,
  SHARED_ADDRESS,
  BUSY,
  UNAVAILABLE,
  CONDITIONAL_ACCESS,
  NOT_SUBSCRIBED,
  LOOP,
  MALFORMED_GRANT,
  GRANT_OF_ANOTHER_APP,
  GRANT_OF_ANOTHER_TENANT,
  GRANT_EXPIRED,
  CODE_USED,
  CODE_REPLY_ADDRESS,
  VERIFIER,
  REVOKED,
  IDLE,
  FACTOR,
  PERSON_BLOCKED,
  DISABLED_ACCOUNT,
  UNKNOWN_ACCOUNT,
  WRONG_PASSWORD,
  NOT_IN_TENANT,
  ADMIN_APPROVAL,
  DECLINED,
  NO_CONSENT,
  CONSENT_NEEDED,
  NOT_SIGNED_IN,
  UNKNOWN_SCOPE,
  RESPONSE_TYPE,
  RESPONSE_MODE,
  CHALLENGE_METHOD,
  SINGLE_TENANT;

  private static final Map<LoginError, Words> ALL =
      Json.resource(LoginError.class, "login-errors.json", new TypeReference<>() {});

  /**
   * @param code behind {@code AADSTS}
   * @param status of HTTP
   * @param error OAuth's
   * @param sentence a format
   */
  record Words(int code, int status, String error, String sentence) {}

  Words words() {
    return ALL.get(this);
  }
}
