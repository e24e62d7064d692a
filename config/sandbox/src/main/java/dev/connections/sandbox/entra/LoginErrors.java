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

  RefusedException refused(LoginError error, Object... values) {
    return new RefusedException(answer(error, values));
  }

  /**
   * @param segment what stands in the address for the tenant
   */
  RefusedException unknownTenant(LoginError error, String segment) {
    boolean name = segment.matches("[0-9A-Fa-f-]{36}") || segment.contains(".");
    return refused(name ? error : LoginError.NO_TENANT_NAME, segment);
  }

  /** With its code, as it stands on a page. */
  String sentence(LoginError error, Object... values) {
    LoginError.Words words = error.words();
    return "AADSTS%d: ".formatted(words.code()) + words.sentence().formatted(values);
  }

  /** {@code error_codes}, {@code trace_id} and so on are there for support, not for programs. */
  Answer answer(LoginError error, Object... values) {
    LoginError.Words words = error.words();
    String sentence = sentence(error, values);
    String time = TIME.format(now);
    String trace = UUID.randomUUID().toString();
    String correlation =
        request.header("client-request-id").stream()
            .findFirst()
            .orElseGet(() -> UUID.randomUUID().toString());
    var body =
        Json.object()
            .put("error", words.error())
            .put(
                "error_description",
                "%s Trace ID: %s Correlation ID: %s Timestamp: %s"
                    .formatted(sentence, trace, correlation, time))
            .put("timestamp", time)
            .put("trace_id", trace)
            .put("correlation_id", correlation)
            .put("error_uri", request.origin() + "/error?code=" + words.code());
    body.putArray("error_codes").add(words.code());
    if (error == LoginError.FACTOR) {
      body.put("suberror", "basic_action");
    }
    return Answer.json(words.status(), body)
        .with("Cache-Control", "no-store, no-cache")
        .with("Pragma", "no-cache")
        .noting(words.error() + ": " + sentence);
  }
}
