package dev.connections.sandbox.server;

import com.nimbusds.jose.util.Base64;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was asked.
 *
 * @param url the one called, without query: the origin by which the caller came, and the path
 * @param query decoded; of a repeated name the first value
 */
public record Request(
    String method,
    URI origin,
    String path,
    String url,
    Map<String, String> query,
    Map<String, List<String>> headers,
    String body) {
  private static final int MOST_BYTES = 1 << 20;

  public static Request of(HttpExchange exchange, URI origin) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
    URI uri = exchange.getRequestURI();
    String path = uri.getPath();
    return new Request(
        exchange.getRequestMethod(),
        origin,
        path,
        origin + path,
        form(uri.getRawQuery()),
        exchange.getRequestHeaders(),
        new String(body, StandardCharsets.UTF_8));
  }

  /** The fields of an {@code application/x-www-form-urlencoded} body. */
  public Map<String, String> form() {
    return form(body);
  }

  /**
   * The same, with client id and secret out of a Basic header (RFC 6749, 2.3.1) if there is one.
   */
  public Map<String, String> clientForm() {
    Map<String, String> form = form();
    String pair = new Base64(Jwts.authorization(this, "Basic")).decodeToString();
    int colon = pair.indexOf(':');
    if (colon > 0) {
      form.put("client_id", decoded(pair.substring(0, colon)));
      form.put("client_secret", decoded(pair.substring(colon + 1)));
    }
    return form;
  }

  /** Who a token request says it comes from, unproved; for the list of calls alone. */
  public String claimedClient() {
    Map<String, String> form = clientForm();
    return form.containsKey("client_id")
        ? form.get("client_id")
        : Jwts.claim(form.getOrDefault("client_assertion", ""), "iss");
  }

  /** All values of a header, whatever its case. */
  public List<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .toList();
  }

  public String queryText() {
    return query.isEmpty()
        ? ""
        : "?" + String.join("&", query.entrySet().stream().map(Object::toString).toList());
  }

  private static Map<String, String> form(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (text == null) {
      return fields;
    }
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  /** A text as a form or a query has it. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The text of a form, or the same where it is not encoded as one. */
  public static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
