package dev.connections.sandbox.okta;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.RefusedException;

/** Refusals in the words and shapes of Okta. */
final class OktaErrors {
  private OktaErrors() {}

  /** In the shape of its APIs. */
  static Answer answer(int status, String code, String summary) {
    var error =
        Json.object()
            .put("errorCode", code)
            .put("errorSummary", summary)
            .put("errorLink", code)
            .put("errorId", Ids.random("oae"));
    error.putArray("errorCauses");
    return Answer.json(status, error).noting(code + ": " + summary);
  }

  static RefusedException api(int status, String code, String summary) {
    return new RefusedException(answer(status, code, summary));
  }

  static RefusedException notFound(String what) {
    return api(404, "E0000007", "Not found: Resource not found: " + what);
  }

  static RefusedException invalid(String field) {
    return api(400, "E0000001", "Api validation failed: " + field);
  }

  static RefusedException method() {
    return api(405, "E0000022", "The endpoint does not support the provided HTTP method");
  }

  /** OAuth's {@code invalid_client}, 401. */
  static RefusedException client(String description) {
    return new RefusedException(oauth(401, "invalid_client", description));
  }

  /** OAuth's errors with 400. */
  static RefusedException oauth(String error, String description) {
    return new RefusedException(oauth(400, error, description));
  }

  /** OAuth's error answer (RFC 6749, 5.2). */
  static Answer oauth(int status, String error, String description) {
    return Answer.json(
            status, Json.object().put("error", error).put("error_description", description))
        .with("Cache-Control", "no-cache, no-store")
        .noting(error + ": " + description);
  }
}
