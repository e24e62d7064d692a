package dev.connections.sandbox.server;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as plain maps and lists. */
public final class Json {
  private Json() {}

  public static String text(Object value) {
    return value instanceof List<?> list
        ? JSONArrayUtils.toJSONString(list)
        : JSONObjectUtils.toJSONString(asObject(value));
  }

  public static Map<String, Object> parse(String text) throws ParseException {
    return JSONObjectUtils.parse(text);
  }

  /** An object of its names and values in turn, in that order. */
  public static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> asObject(Object value) {
    return (Map<String, Object>) value;
  }

  /** The objects of a list, an empty list when it is absent. */
  public static List<Map<String, Object>> objects(Object value) {
    return value == null ? List.of() : ((List<?>) value).stream().map(Json::asObject).toList();
  }
}
