package com.example.nightly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The calls of {@code /api/v1} that this program needs, as {@code /openapi} describes them. */
final class Connections {
  static final ObjectMapper JSON = new ObjectMapper();

  /** For a token, half a minute may pass with each application of the connection. */
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI api;
  private final String key;

  Connections(URI address, String key) {
    api = address.resolve("/api/v1/");
    this.key = key;
  }

  /** The connection of an organization, by the provider's id of it, its host or its domain. */
  JsonNode connectionOf(String workload, String organization)
      throws IOException, InterruptedException {
    String path = "organizations/" + segment(workload) + "/" + segment(organization);
    return call("GET", path + "/connection", null);
  }

  /** May be called at each start: what is linked already stays as it is. */
  JsonNode link(String connectorId, Map<String, Object> wanted)
      throws IOException, InterruptedException {
    return call("PUT", "connectors/" + segment(connectorId), wanted);
  }

  JsonNode connector(String connectorId) throws IOException, InterruptedException {
    return call("GET", "connectors/" + segment(connectorId), null);
  }

  /** Almost always from memory: ask for each call anew. */
  JsonNode token(String connectorId, String capability) throws IOException, InterruptedException {
    return call("POST", "tokens", Map.of("connectorId", connectorId, "capability", capability));
  }

  /** Tells that the provider answered a call with 401, 403 or 429. */
  void report(JsonNode token, int status, Optional<Duration> wait)
      throws IOException, InterruptedException {
    Map<String, Object> seen =
        wait.isPresent()
            ? Map.of("token", token, "status", status, "retryAfterSeconds", wait.get().toSeconds())
            : Map.of("token", token, "status", status);
    call("POST", "tokens/reports", seen);
  }

  /** The proof of possession (DPoP) for one request with a token that needs one. */
  String proof(JsonNode token, URI address) throws IOException, InterruptedException {
    Map<String, Object> request =
        Map.of("token", token, "method", "GET", "address", address.toString());
    return call("POST", "tokens/proofs", request).path("proof").asText();
  }

  /** Tries again where the answer says when. */
  private JsonNode call(String method, String path, Object body)
      throws IOException, InterruptedException {
    BodyPublisher sent =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(JSON.writeValueAsString(body));
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve(path))
            .timeout(LONGEST_ANSWER)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .method(method, sent)
            .build();
    while (true) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      int status = answer.statusCode();
      if (status < 300) {
        return JSON.readTree(answer.body());
      }
      Optional<Duration> wait = Wait.asked(answer);
      if (wait.isEmpty()) {
        throw new RefusedException(status, problem(answer));
      }
      Wait.until("Connections", wait.get());
    }
  }

  /** What stands between us and Connections may answer in another way. */
  private static JsonNode problem(HttpResponse<String> answer) throws IOException {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    return type.startsWith("application/problem+json")
        ? JSON.readTree(answer.body())
        : JSON.createObjectNode();
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
