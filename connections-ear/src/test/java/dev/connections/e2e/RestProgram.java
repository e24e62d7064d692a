package dev.connections.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * A program in a process of its own that calls REST, and holds each answer against the document.
 */
final class RestProgram {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Product product;
  private final RestDocument document;
  private final String key;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param key null to send none
   */
  RestProgram(Product product, RestDocument document, String key) {
    this.product = product;
    this.document = document;
    this.key = key;
  }

  Answer get(String path) {
    return call("GET", path, null);
  }

  /**
   * @param body null for none
   * @param headers names and values, by turns
   */
  Answer call(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(product.uri(path)).timeout(Duration.ofSeconds(30));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    BodyPublisher sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    try {
      HttpResponse<String> answer =
          http.send(request.method(method, sent).build(), HttpResponse.BodyHandlers.ofString());
      document.describes(method, path, answer);
      return new Answer(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path + ", see " + product.output(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What came back. */
  record Answer(HttpResponse<String> http) {
    int status() {
      return http.statusCode();
    }

    Optional<String> header(String name) {
      return http.headers().firstValue(name);
    }

    JsonNode json() {
      try {
        return JSON.readTree(http.body());
      } catch (IOException e) {
        throw new AssertionError(http.body(), e);
      }
    }

    /** Of one field, as text. */
    String text(String field) {
      return json().path(field).asText();
    }

    @Override
    public String toString() {
      return status() + " " + http.headers().map() + " " + http.body();
    }
  }
}
