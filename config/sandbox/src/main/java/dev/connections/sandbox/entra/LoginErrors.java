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

/** Refusals in the words and shape of Microsoft's login. */
final class LoginErrors {
  /** Seconds. */
  static final int RETRY_AFTER = 10;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Request request;
  private final Instant now;

  LoginErrors(Request request, Instant now) {
    this.request = request;
    this.now = now;
  }

  /** OAuth's {@code invalid_client}, 401. */
  RefusedException client(int code, String sentence) {
    return new RefusedException(answer(401, "invalid_client", code, sentence));
  }

  /** OAuth's errors with 400. */
  RefusedException refusal(String error, int code, String sentence) {
    return new RefusedException(answer(400, error, code, sentence));
  }

  RefusedException missing(String parameter) {
    return refusal(
        "invalid_request",
        900144,
        "The request body must contain the following parameter: '" + parameter + "'.");
  }

  /**
   * @param segment what stands in the address for the tenant
   */
  RefusedException unknownTenant(String error, String segment) {
    return segment.matches("[0-9A-Fa-f-]{36}") || segment.contains(".")
        ? refusal(
            error,
            90002,
            "Tenant '"
                + segment
                + "' not found. Check to make sure you have the correct tenant ID and are signing"
                + " into the correct cloud. Check with your subscription administrator, this may"
                + " happen if there are no active subscriptions for the tenant.")
        : refusal(
            "invalid_request",
            900023,
            "Specified tenant identifier '"
                + segment
                + "' is neither a valid DNS name, nor a valid external domain.");
  }

  RefusedException unknownApp(String clientId, Tenant tenant) {
    return refusal(
        "unauthorized_client",
        700016,
        "Application with identifier '"
            + clientId
            + "' was not found in the directory '"
            + tenant.name()
            + "'. This can happen if the application has not been installed by the administrator"
            + " of the tenant or consented to by any user in the tenant. You may have sent your"
            + " authentication request to the wrong tenant.");
  }

  /** {@code error_codes}, {@code trace_id} and so on are there for support, not for programs. */
  Answer answer(int status, String error, int code, String sentence) {
    String time = TIME.format(now);
    String trace = UUID.randomUUID().toString();
    String correlation =
        request.header("client-request-id").stream()
            .findFirst()
            .orElseGet(() -> UUID.randomUUID().toString());
    String words = "AADSTS" + code + ": " + sentence;
    var body =
        Json.object()
            .put("error", error)
            .put(
                "error_description",
                "%s Trace ID: %s Correlation ID: %s Timestamp: %s"
                    .formatted(words, trace, correlation, time))
            .put("timestamp", time)
            .put("trace_id", trace)
            .put("correlation_id", correlation)
            .put("error_uri", request.origin() + "/error?code=" + code);
    body.putArray("error_codes").add(code);
    return Answer.json(status, body)
        .with("Cache-Control", "no-store, no-cache")
        .with("Pragma", "no-cache")
        .noting(error + ": " + words);
  }
}
