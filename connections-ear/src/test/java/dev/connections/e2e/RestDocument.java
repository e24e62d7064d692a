package dev.connections.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The OpenAPI document as the product serves it; holds each answer of a test against it. */
final class RestDocument {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final JsonNode document;

  private RestDocument(JsonNode document) {
    this.document = document;
  }

  /** The server makes it when it is asked for first, which takes a while. */
  static RestDocument of(Product product) {
    JsonNode[] served = new JsonNode[1];
    Poll.until(
        PATIENCE,
        () -> {
          HttpResponse<String> answer = product.get("/openapi?format=JSON");
          assertThat(answer.statusCode()).isEqualTo(200);
          served[0] = JSON.readTree(answer.body());
        });
    return new RestDocument(served[0]);
  }

  JsonNode json() {
    return document;
  }

  /** Method and path of each operation. */
  List<String> operations() {
    List<String> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> item : document.path("paths").properties()) {
      item.getValue()
          .fieldNames()
          .forEachRemaining(
              name -> {
                String method = name.toUpperCase(Locale.ROOT);
                if (METHODS.contains(method)) {
                  operations.add(method + " " + item.getKey());
                }
              });
    }
    return operations;
  }

  /** Fails for an answer that the document does not describe, in status, type or shape. */
  void describes(String method, String path, HttpResponse<String> answer) {
    Optional<JsonNode> operation = operation(method, path);
    if (operation.isEmpty()) {
      assertThat(answer.statusCode()).as(method + " " + path).isIn(401, 404, 405);
      return;
    }
    String as = method + " " + path + " " + answer.statusCode() + " " + answer.body();
    JsonNode response =
        resolved(operation.get().path("responses").path(String.valueOf(answer.statusCode())));
    assertThat(response.isMissingNode()).as("not described: " + as).isFalse();
    JsonNode content = response.path("content");
    if (content.isMissingNode() || content.isEmpty()) {
      assertThat(answer.body()).as(as).isEmpty();
      return;
    }
    String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
    assertThat(content.has(type)).as("not described as " + type + ": " + as).isTrue();
    assertThat(faults(content.path(type).path("schema"), answer.body())).as(as).isEmpty();
  }

  private Iterable<?> faults(JsonNode schema, String body) {
    ObjectNode whole = JSON.createObjectNode();
    whole.setAll((ObjectNode) schema.deepCopy());
    whole.set("components", document.path("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole).validate(read(body));
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new AssertionError(body, e);
    }
  }

  private Optional<JsonNode> operation(String method, String path) {
    String bare = path.split("\\?")[0];
    for (Map.Entry<String, JsonNode> item : document.path("paths").properties()) {
      if (bare.matches(item.getKey().replaceAll("\\{\\w+}", "[^/]+"))) {
        JsonNode operation = item.getValue().path(method.toLowerCase(Locale.ROOT));
        return operation.isMissingNode() ? Optional.empty() : Optional.of(operation);
      }
    }
    return Optional.empty();
  }

  private JsonNode resolved(JsonNode part) {
    return part.has("$ref") ? document.at(part.get("$ref").asText().substring(1)) : part;
  }
}
