package dev.connections.provider.okta;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.connections.api.FindingCode;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what Okta answers, which may be anything. */
final class Json {
  private Json() {}

  /**
   * @throws OktaRefusal ANSWER_NOT_UNDERSTOOD when it is no JSON object
   */
  static Map<String, Object> object(String body) throws OktaRefusal {
    try {
      Map<String, Object> parsed = body == null ? null : JSONObjectUtils.parse(body);
      if (parsed != null) {
        return parsed;
      }
    } catch (ParseException broken) {
      throw new OktaRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD);
    }
    throw new OktaRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD);
  }

  /** The same, but empty when it is none: for the bodies of errors. */
  static Map<String, Object> objectOrNone(String body) {
    try {
      return object(body);
    } catch (OktaRefusal notJson) {
      return Map.of();
    }
  }

  /**
   * The objects of an array; an object alone counts as an array of one, since Okta's own schemas
   * disagree about some answers.
   *
   * @throws OktaRefusal ANSWER_NOT_UNDERSTOOD when it is neither
   */
  static List<Map<String, Object>> objects(String body) throws OktaRefusal {
    if (body == null || !body.stripLeading().startsWith("[")) {
      return List.of(object(body));
    }
    try {
      return JSONArrayUtils.parse(body).stream().flatMap(Json::asObject).toList();
    } catch (ParseException broken) {
      throw new OktaRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD);
    }
  }

  private static Stream<Map<String, Object>> asObject(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Stream.empty();
    }
    Map<String, Object> typed = new LinkedHashMap<>();
    map.forEach((key, member) -> typed.put(String.valueOf(key), member));
    return Stream.of(typed);
  }

  /** A member of nested objects as text; empty when it is not there or no text. */
  static String text(Map<String, Object> object, String... path) {
    Object at = object;
    for (String name : path) {
      at = at instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return at instanceof String text ? text : "";
  }
}
