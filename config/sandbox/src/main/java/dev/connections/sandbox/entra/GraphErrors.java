package dev.connections.sandbox.entra;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** Refusals in the words and shape of Microsoft Graph. */
final class GraphErrors {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Request request;
  private final Instant now;

  GraphErrors(Request request, Instant now) {
    this.request = request;
    this.now = now;
  }

  RefusedException token(String message) {
    return new RefusedException(
        answer(401, "InvalidAuthenticationToken", message)
            .with(
                "WWW-Authenticate",
                "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
                    + " client_id=\"%s\"".formatted(Resource.GRAPH.appId())));
  }

  RefusedException denied() {
    return refused(
        403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
  }

  RefusedException unknown(String id) {
    return refused(
        404,
        "Request_ResourceNotFound",
        "Resource '%s' does not exist or one of its queried reference-property objects are not present."
            .formatted(id));
  }

  RefusedException unknownSegment(String segment) {
    return badRequest("Resource not found for the segment '" + segment + "'.");
  }

  RefusedException badRequest(String message) {
    return refused(400, "BadRequest", message);
  }

  Answer throttled() {
    return answer(429, "TooManyRequests", "Too many requests.")
        .with("Retry-After", String.valueOf(LoginErrors.RETRY_AFTER));
  }

  Answer unavailable() {
    return answer(
        503, "serviceNotAvailable", "The service is temporarily unavailable. Try again later.");
  }

  private RefusedException refused(int status, String code, String message) {
    return new RefusedException(answer(status, code, message));
  }

  private Answer answer(int status, String code, String message) {
    String id = UUID.randomUUID().toString();
    String callers = request.header("client-request-id").stream().findFirst().orElse(id);
    var body = Json.object();
    body.putObject("error")
        .put("code", code)
        .put("message", message)
        .putObject("innerError")
        .put("date", TIME.format(now))
        .put("request-id", id)
        .put("client-request-id", callers);
    return Answer.json(status, body)
        .with("request-id", id)
        .with("client-request-id", callers)
        .noting(code + ": " + message);
  }
}
