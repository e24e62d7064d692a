package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.connections.e2e.FuzzedRequests.FuzzedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Sends an operation what its schemas say and what they forbid, and holds each answer against the
 * document: nothing that it does not describe, no failure but a described 503, no word of the
 * inside.
 *
 * <p>{@code -Dfuzz.seed=...} and {@code -Dfuzz.requests=...} try other requests, or more of them.
 */
final class RestFuzz {
  private static final long SEED = Long.getLong("fuzz.seed", 20_261_129);
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 100);

  /** A request that was only refused for these reached no rule of the operation. */
  private static final Set<Integer> AT_THE_DOOR = Set.of(400, 401, 403, 406, 413, 415, 429);

  /** What the server refuses in an address before it looks for whom it is meant. */
  private static final Pattern UNDECODABLE = Pattern.compile("(?i)%00|%5c|%ff|%c0%80|%ed%a0%80");

  /** What may lead to another address, by the server's reading of paths. */
  private static final Pattern ELSEWHERE = Pattern.compile("(?i)%2f|/\\.|/%2e|\\.\\.|;");

  private static final Pattern INSIDE =
      Pattern.compile(
          "Exception|Caused by|\\sat [\\w.$]+\\(|\\b(?:java|javax|jakarta)\\.\\w+\\."
              + "|\\b(?:org\\.(?:glassfish|eclipse|postgresql|h2)|com\\.sun|fish\\.payara)\\."
              + "|\\bdev\\.connections\\.");

  private final Product product;
  private final RestDocument document;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  RestFuzz(Product product, RestDocument document) {
    this.product = product;
    this.document = document;
  }

  /**
   * Fails when an answer is not right, and names seed and request of one for each status.
   *
   * @param authorizations headers by what their callers are called
   * @param known values that the product knows, by the name of the parameter or property
   */
  void of(
      String method,
      String path,
      Map<String, String> authorizations,
      Map<String, List<JsonNode>> known) {
    long seed = SEED + (method + " " + path).hashCode();
    FuzzedRequests requests = new FuzzedRequests(document.json(), known, seed);
    Map<Integer, Integer> statuses = new TreeMap<>();
    Map<Integer, String> faults = new TreeMap<>();
    for (int i = 0; i < REQUESTS; i++) {
      FuzzedRequest request = requests.next(method, path, authorizations);
      HttpResponse<String> answer = send(request);
      statuses.merge(answer.statusCode(), 1, Integer::sum);
      try {
        check(request, answer);
      } catch (AssertionError wrong) {
        String fault = "request %d of seed %d: %s%nis answered %s%nwhich is wrong: %s";
        faults.putIfAbsent(
            answer.statusCode(),
            fault.formatted(
                i, SEED, request, shown(answer), FuzzedRequest.shortened(wrong.getMessage())));
      }
    }
    assertThat(faults.values()).as("see " + product.log()).isEmpty();
    System.out.println("fuzzed " + method + " " + path + ": " + statuses);
    assertThat(statuses.keySet())
        .as("answers to " + method + " " + path)
        .anyMatch(status -> !AT_THE_DOOR.contains(status));
  }

  private static String shown(HttpResponse<String> answer) {
    return FuzzedRequest.shortened(
        answer.statusCode() + " " + answer.headers().map() + " " + answer.body());
  }

  private void check(FuzzedRequest request, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).matches(s -> s < 500 || s == 503);
    boolean refusedByTheServer =
        answer.statusCode() == 400
            && answer.body().isEmpty()
            && UNDECODABLE.matcher(request.target()).find();
    if (!refusedByTheServer && !ELSEWHERE.matcher(request.target().split("\\?")[0]).find()) {
      document.describes(request.method(), request.target(), answer);
    }
    assertThat(answer.headers().map() + "\n" + answer.body()).doesNotContainPattern(INSIDE);
  }

  private HttpResponse<String> send(FuzzedRequest request) {
    try {
      return http.send(request.to(product.uri("/")), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request + ", see " + product.output(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
