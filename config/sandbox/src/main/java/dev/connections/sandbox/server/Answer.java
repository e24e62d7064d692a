package dev.connections.sandbox.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is answered. A header may have several values, which is why they are lists.
 *
 * @param note for the list of calls, in words
 * @param client the application that called, or empty where it is not proved
 */
public record Answer(
    int status, Map<String, List<String>> headers, byte[] body, String note, String client) {

  public static Answer json(int status, Object value) {
    return new Answer(
        status, Map.of("Content-Type", List.of("application/json")), Json.bytes(value), "", "");
  }

  public static Answer empty(int status) {
    return new Answer(status, Map.of(), new byte[0], "", "");
  }

  public static Answer text(int status, String type, String text) {
    return new Answer(
        status,
        Map.of("Content-Type", List.of(type + "; charset=utf-8")),
        text.getBytes(StandardCharsets.UTF_8),
        "",
        "");
  }

  public static Answer bytes(String type, byte[] body) {
    return new Answer(200, Map.of("Content-Type", List.of(type)), body, "", "");
  }

  /** The connection is cut in place of an answer. */
  public static Answer none() {
    return empty(0);
  }

  public Answer with(String header, String... values) {
    Map<String, List<String>> all = new LinkedHashMap<>(headers);
    all.put(header, List.of(values));
    return new Answer(status, all, body, note, client);
  }

  public Answer noting(String words) {
    return new Answer(status, headers, body, words, client);
  }

  /** Names the application that called, once it is proved. */
  public Answer by(String clientId) {
    return new Answer(status, headers, body, note, clientId);
  }

  /** Returns the status. */
  public int send(HttpExchange exchange) throws IOException {
    if (status == 0) {
      return 0;
    }
    headers.forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    boolean none = body.length == 0 || "HEAD".equals(exchange.getRequestMethod());
    exchange.sendResponseHeaders(status, none ? -1 : body.length);
    if (!none) {
      exchange.getResponseBody().write(body);
    }
    return status;
  }
}
