package com.example.nightly;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The API of the organization, called with the tokens of one connector. */
final class Provider {
  private static final Set<Integer> REPORTED = Set.of(401, 403, 429);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Connections connections;
  private final Connector connector;

  Provider(Connections connections, Connector connector) {
    this.connections = connections;
    this.connector = connector;
  }

  /**
   * What is answered with 200.
   *
   * @param address a path, or what the page before named as the next one
   */
  HttpResponse<String> get(String address) throws IOException, InterruptedException {
    boolean renewed = false;
    while (true) {
      JsonNode token = connections.token(connector.id(), connector.capability());
      HttpRequest request;
      try {
        request = request(token, address);
      } catch (RefusedException replaced) {
        if (!replaced.isInvalid() || renewed) {
          throw replaced;
        }
        // Its proof is not made any more: the next token is another one.
        renewed = true;
        continue;
      }
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      int status = answer.statusCode();
      Optional<Duration> wait = Wait.asked(answer);
      if (REPORTED.contains(status)) {
        connections.report(token, status, wait);
      }
      if (status == 200) {
        return answer;
      }
      if (status == 401 && !renewed) {
        // After the report the next token is another one.
        renewed = true;
      } else if (wait.isPresent()) {
        Wait.until(token.path("address").asText(), wait.get());
      } else {
        throw new IOException(token.path("address").asText() + " answered " + status + ".");
      }
    }
  }

  private HttpRequest request(JsonNode token, String address)
      throws IOException, InterruptedException {
    URI api = URI.create(token.path("address").asText());
    URI target = api.resolve(address);
    if (!target.getScheme().equals(api.getScheme())
        || !target.getRawAuthority().equals(api.getRawAuthority())) {
      throw new IOException("The token is for " + api + " alone.");
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(Duration.ofMinutes(1));
    String value = token.path("accessToken").asText();
    if (token.path("tokenType").asText().equals("DPOP")) {
      request
          .header("Authorization", "DPoP " + value)
          .header("DPoP", connections.proof(token, target));
    } else {
      request.header("Authorization", "Bearer " + value);
    }
    return request.build();
  }
}
