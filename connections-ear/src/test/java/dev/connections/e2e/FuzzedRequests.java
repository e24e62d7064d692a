package dev.connections.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes requests for one operation of an OpenAPI document from its schemas: right ones, ones with
 * some wrong values, and ones that are wrong altogether. The same seed makes the same requests.
 */
final class FuzzedRequests {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONG = 10_000;

  /** The server refuses a request whose headers are longer than 8 KiB all together. */
  private static final int LONG_IN_ADDRESS = 1_000;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "\u0001\b\u001f\u007f",
          "\r\nX-Injected: 1",
          "\u00e9\u6f22\u5b57\ud83d\ude00",
          "\u202e\ufeff",
          "'; drop table connection; --",
          "%",
          "_",
          "\\",
          "\"",
          "..",
          "../../etc/passwd",
          "a/b",
          ";a=b",
          "null",
          "-1",
          "99999999999999999999",
          "1e400",
          "NaN",
          "<script>alert(1)</script>",
          "${jndi:ldap://127.0.0.1/x}");

  private static final List<String> RAW_VALUES =
      List.of(
          "1e400",
          "-1e400",
          "1e-400",
          "1.5",
          "-0",
          "2147483648",
          "9223372036854775808",
          "9".repeat(1_000),
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u0000\"",
          "\"2026-13-45T99:99:99Z\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"http://[::\"",
          "\"file:///etc/passwd\"");

  private static final List<byte[]> BROKEN_BODIES =
      List.of(
          bytes(""),
          bytes(" "),
          bytes("{"),
          bytes("}"),
          bytes("[]"),
          bytes("null"),
          bytes("true"),
          bytes("1e400"),
          bytes("\"text\""),
          bytes("{\"a\":1,}"),
          bytes("{\"a\":NaN}"),
          bytes("{'a':1}"),
          bytes("{\"a\":1}{\"b\":2}"),
          bytes("{\"a\":\"\u0001\"}"),
          bytes("{\"connectorId\":\"a\",\"connectorId\":\"b\"}"),
          bytes("[".repeat(30_000)),
          bytes("{\"a\":".repeat(10_000)),
          bytes("[".repeat(500) + "]".repeat(500)),
          bytes("{\"a\":\"" + "x".repeat(70_000) + "\"}"),
          bytes("\ufeff{}"),
          "{\"a\":1}".getBytes(StandardCharsets.UTF_16),
          new byte[] {'{', '"', (byte) 0xff, (byte) 0xc0, '"', ':', '1', '}'},
          new byte[] {0, 1, 2, 3});

  /** One without a slash is refused by the server before it looks for whom it is meant. */
  private static final List<String> TYPES =
      List.of(
          "application/json; charset=utf-16",
          "application/json; charset=none",
          "application/json;;",
          "application/merge-patch+json",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "text/plain",
          "*/*");

  private static final List<String> ACCEPTED =
      List.of(
          "application/json",
          "application/problem+json",
          "*/*",
          "text/html",
          "application/xml;q=0.5, application/json;q=0",
          "json",
          ";");

  private final JsonNode document;
  private final Map<String, List<JsonNode>> known;
  private final Random random;

  /** How probable it is that a value of the request is a wrong one. */
  private double wrong;

  /**
   * @param known values that the product knows, by the name of the parameter or property
   */
  FuzzedRequests(JsonNode document, Map<String, List<JsonNode>> known, long seed) {
    this.document = document;
    this.known = known;
    random = new Random(seed);
  }

  /**
   * @param authorizations from which one is taken, with what it is called
   */
  FuzzedRequest next(String method, String path, Map<String, String> authorizations) {
    wrong = pick(List.of(0.0, 0.0, 0.05, 0.2, 0.6));
    JsonNode item = document.path("paths").path(path);
    JsonNode operation = item.path(method.toLowerCase(Locale.ROOT));
    List<String> query = new ArrayList<>();
    Map<String, String> headers = new LinkedHashMap<>();
    String address = path;
    for (JsonNode holder : List.of(item, operation)) {
      for (JsonNode given : holder.path("parameters")) {
        JsonNode parameter = resolved(given);
        String name = parameter.path("name").asText();
        if (parameter.path("in").asText().equals("path")) {
          address = address.replace("{" + name + "}", segment(parameter));
        } else if (chance(parameter.path("required").asBoolean() ? 0.9 : 0.4)) {
          if (parameter.path("in").asText().equals("query")) {
            query.add(name + "=" + encoded(text(parameter)));
          } else {
            headers.put(name, visible(text(parameter)));
          }
        }
      }
    }
    if (isWrong() && chance(0.3)) {
      query.add(pick(List.of("unknown=1", "limit=5&limit=6", "cursor=%FF", "text=%25", "&&=&")));
    }
    if (chance(0.1)) {
      headers.put("Accept", pick(ACCEPTED));
    }
    String caller = pick(List.copyOf(authorizations.keySet()));
    if (!authorizations.get(caller).isEmpty()) {
      headers.put("Authorization", authorizations.get(caller));
    }
    byte[] body = body(operation.path("requestBody"), headers);
    String target = query.isEmpty() ? address : address + "?" + String.join("&", query);
    return new FuzzedRequest(caller, method, target, headers, body);
  }

  private byte[] body(JsonNode wanted, Map<String, String> headers) {
    // To a method that has no body the server refuses one before anybody looks at it.
    if (wanted.isMissingNode() || isWrong() && chance(0.05)) {
      return new byte[0];
    }
    List<String> types = new ArrayList<>();
    wanted.path("content").fieldNames().forEachRemaining(types::add);
    String type = types.isEmpty() ? "application/json" : pick(types);
    headers.put("Content-Type", isWrong() && chance(0.3) ? pick(TYPES) : type);
    if (isWrong() && chance(0.3)) {
      return pick(BROKEN_BODIES);
    }
    JsonNode value = value(wanted.path("content").path(type).path("schema"), "", 0);
    return type.endsWith("json") ? json(value) : form(value);
  }

  private static byte[] json(JsonNode value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] form(JsonNode value) {
    return bytes(
        value.properties().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(plain(field.getValue())))
            .collect(Collectors.joining("&")));
  }

  private JsonNode value(JsonNode given, String name, int depth) {
    JsonNode schema = resolved(given);
    if (isWrong()) {
      return hostile(depth);
    }
    if (known.containsKey(name) && chance(0.8)) {
      return pick(known.get(name));
    }
    if (schema.has("enum")) {
      return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
    }
    JsonNode type = schema.path("type");
    return switch (type.isArray() ? type.get(0).asText() : type.asText()) {
      case "object" -> object(schema, depth);
      case "array" -> {
        ArrayNode items = NODES.arrayNode();
        for (int i = random.nextInt(3); i >= 0; i--) {
          items.add(value(schema.path("items"), name, depth + 1));
        }
        yield items;
      }
      case "integer", "number" -> NODES.numberNode(number(schema));
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      default -> NODES.textNode(word(schema));
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = NODES.objectNode();
    List<String> needed = new ArrayList<>();
    schema.path("required").forEach(name -> needed.add(name.asText()));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      boolean isNeeded = needed.contains(property.getKey());
      if (isNeeded ? !isWrong() || chance(0.5) : chance(0.5)) {
        object.set(property.getKey(), value(property.getValue(), property.getKey(), depth + 1));
      }
    }
    if (isWrong() && chance(0.2)) {
      object.set("unexpected", hostile(depth));
    }
    return object;
  }

  private JsonNode hostile(int depth) {
    return switch (random.nextInt(depth > 3 ? 6 : 9)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.rawValueNode(new RawValue(pick(RAW_VALUES)));
      case 2 -> NODES.textNode(pick(TEXTS));
      case 3 -> NODES.textNode("x".repeat(LONG));
      case 4 -> NODES.numberNode(random.nextLong());
      case 5 -> NODES.booleanNode(true);
      case 6 -> NODES.arrayNode().add(hostile(depth + 1));
      case 7 -> NODES.objectNode().set("a", hostile(depth + 1));
      default -> NODES.rawValueNode(new RawValue("[".repeat(400) + "]".repeat(400)));
    };
  }

  private String segment(JsonNode parameter) {
    if (isWrong() && chance(0.2)) {
      return pick(
          List.of("%00", "%FF", "%C0%80", "%ED%A0%80", "%2e%2e", ".", "a;b=c", "%E2%98%83"));
    }
    String text = encoded(text(parameter));
    return text.isEmpty() ? "%20" : text;
  }

  private String text(JsonNode parameter) {
    if (isWrong()) {
      return chance(0.1) ? "x".repeat(LONG_IN_ADDRESS) : pick(TEXTS);
    }
    JsonNode value = value(parameter.path("schema"), parameter.path("name").asText(), 9);
    String text = plain(value);
    return text.substring(0, Math.min(LONG_IN_ADDRESS, text.length()));
  }

  /** Of a raw value what it says, and not which type it has here. */
  private static String plain(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }

  private long number(JsonNode schema) {
    long least = schema.path("minimum").asLong(0);
    long most = schema.path("maximum").asLong(600);
    return least + random.nextInt((int) (most - least + 1));
  }

  private String word(JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "uri" -> "https://localhost/" + random.nextInt(9);
      case "date-time" -> "2026-05-01T10:00:00Z";
      default ->
          schema.has("example") ? schema.path("example").asText() : "word " + random.nextInt(9);
    };
  }

  private JsonNode resolved(JsonNode part) {
    return part.has("$ref") ? resolved(document.at(part.get("$ref").asText().substring(1))) : part;
  }

  private boolean isWrong() {
    return chance(wrong);
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The client sends nothing else in a header. */
  private static String visible(String text) {
    return text.replaceAll("[^\\x20-\\x7e\\xa0-\\xff]", "?").strip();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A request.
   *
   * @param caller who sends it, by the name of the key
   */
  record FuzzedRequest(
      String caller, String method, String target, Map<String, String> headers, byte[] body) {
    private static final Pattern RUN = Pattern.compile("(.)\\1{99,}", Pattern.DOTALL);
    private static final int SHOWN = 4_000;

    HttpRequest to(URI origin) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(origin.toString().replaceAll("/$", "") + target))
              .timeout(Duration.ofSeconds(60))
              .method(
                  method,
                  body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
      headers.forEach(request::setHeader);
      return request.build();
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
      Map<String, String> shown = new LinkedHashMap<>(headers);
      shown.computeIfPresent("Authorization", (name, value) -> "of " + caller);
      String text = new String(body, StandardCharsets.ISO_8859_1);
      return shortened(method + " " + target + " " + shown + " " + text);
    }

    /** How often a character stands there instead of all of them. */
    static String shortened(String text) {
      String runs =
          RUN.matcher(text)
              .replaceAll(
                  run -> Matcher.quoteReplacement(run.group(1) + "{" + run.group().length() + "}"));
      return runs.substring(0, Math.min(SHOWN, runs.length()));
    }
  }
}
