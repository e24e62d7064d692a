package dev.connections.provider.call;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.connections.platform.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a secret out of an answer: some servers repeat what they were sent. */
final class EchoedSecret {
  private static final String INSTEAD = "(secret)";

  private final String secret;

  /**
   * @param secret empty when none was sent
   */
  EchoedSecret(String secret) {
    this.secret = secret;
  }

  HTTPResponse removedFrom(HTTPResponse answer) {
    if (secret.isEmpty()) {
      return answer;
    }
    HTTPResponse without = new HTTPResponse(answer.getStatusCode());
    answer
        .getHeaderMap()
        .forEach(
            (name, values) ->
                without.setHeader(
                    name, values.stream().map(this::removedFrom).toArray(String[]::new)));
    without.setBody(body(answer.getBody()));
    return without;
  }

  /** JSON is read first, since it has several spellings of one text. */
  private String body(String body) {
    Map<String, Object> object = Json.objectOrNone(body);
    if (object.isEmpty()) {
      return body == null ? null : removedFrom(body);
    }
    return JsonText.write(members(object));
  }

  private Map<String, Object> members(Map<?, ?> object) {
    Map<String, Object> without = new LinkedHashMap<>();
    object.forEach((name, value) -> without.put(String.valueOf(name), value(value)));
    return without;
  }

  private Object value(Object value) {
    if (value instanceof String text) {
      return removedFrom(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(this::value).toList();
    }
    return value instanceof Map<?, ?> object ? members(object) : value;
  }

  private String removedFrom(String text) {
    return text.replace(secret, INSTEAD);
  }
}
