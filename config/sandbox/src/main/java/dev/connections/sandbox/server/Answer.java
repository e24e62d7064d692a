package dev.connections.sandbox.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is answered. A header may have several values, which is why they are lists.
 *
 * @param note for the list of calls, in words
 */
public record Answer(int status, Map<String, List<String>> headers, byte[] body, String note) {

  public static Answer json(int status, Object value) {
    return new Answer(
        status,
        Map.of("Content-Type", List.of("application/json")),
        Json.text(value).getBytes(StandardCharsets.UTF_8),
        "");
  }

  public static Answer empty(int status) {
    return new Answer(status, Map.of(), new byte[0], "");
  }

  public static Answer text(int status, String type, String text) {
    return new Answer(
        status,
        Map.of("Content-Type", List.of(type + "; charset=utf-8")),
        text.getBytes(StandardCharsets.UTF_8),
        "");
  }

  public static Answer bytes(String type, byte[] body) {
    return new Answer(200, Map.of("Content-Type", List.of(type)), body, "");
  }

  /** OAuth's error answer (RFC 6749, 5.2). */
  public static Answer refusal(int status, String error, String description) {
    return json(status, Json.object("error", error, "error_description", description))
        .with("Cache-Control", "no-cache, no-store")
        .noting(error + ": " + description);
  }

  /** The error answer of Okta's own APIs. */
  public static Answer error(int status, String code, String summary) {
    return json(
            status,
            Json.object(
                "errorCode",
                code,
                "errorSummary",
                summary,
                "errorLink",
                code,
                "errorId",
                Ids.random("oae"),
                "errorCauses",
                List.of()))
        .noting(code + ": " + summary);
  }

  public Answer with(String header, String... values) {
    Map<String, List<String>> all = new LinkedHashMap<>(headers);
    all.put(header, List.of(values));
    return new Answer(status, all, body, note);
  }

  public Answer withAll(Map<String, String> more) {
    Answer answer = this;
    for (var header : more.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  public Answer noting(String words) {
    return new Answer(status, headers, body, words);
  }
}
