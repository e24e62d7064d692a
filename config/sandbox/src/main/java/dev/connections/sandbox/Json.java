package dev.connections.sandbox;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as plain maps and lists. */
final class Json {
  private Json() {}

  static String text(Object value) {
    return value instanceof List<?> list
        ? JSONArrayUtils.toJSONString(list)
        : JSONObjectUtils.toJSONString(asObject(value));
  }

  static Map<String, Object> parse(String text) throws ParseException {
    return JSONObjectUtils.parse(text);
  }

  /** An object of its names and values in turn, in that order. */
  static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> asObject(Object value) {
    return (Map<String, Object>) value;
  }

  /** The objects of a list, an empty list when it is absent. */
  static List<Map<String, Object>> objects(Object value) {
    return value == null ? List.of() : ((List<?>) value).stream().map(Json::asObject).toList();
  }
}
