package dev.connections.provider.call;

import dev.connections.api.FindingCode;
import dev.connections.platform.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a provider answers, which may be anything. */
public final class Json {
  private Json() {}

  /**
   * @throws ProviderRefusal ANSWER_NOT_UNDERSTOOD when it is no JSON object
   */
  public static Map<String, Object> object(String body) throws ProviderRefusal {
    return read(body).orElseThrow(() -> new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD));
  }

  /** The same, but empty when it is none: for the bodies of errors. */
  public static Map<String, Object> objectOrNone(String body) {
    return read(body).orElse(Map.of());
  }

  private static Optional<Map<String, Object>> read(String body) {
    return Optional.ofNullable(body).flatMap(JsonText::object);
  }

  /**
   * The objects of an array; an object alone counts as an array of one, since the schemas of some
   * providers disagree about some answers.
   *
   * @throws ProviderRefusal ANSWER_NOT_UNDERSTOOD when it is neither
   */
  public static List<Map<String, Object>> objects(String body) throws ProviderRefusal {
    if (body == null || !body.stripLeading().startsWith("[")) {
      return List.of(object(body));
    }
    return JsonText.array(body)
        .map(Json::objects)
        .orElseThrow(() -> new ProviderRefusal(FindingCode.ANSWER_NOT_UNDERSTOOD));
  }

  /** The objects of a member that is an array; none when it is not there or something else. */
  public static List<Map<String, Object>> objects(Map<String, Object> object, String member) {
    return object.get(member) instanceof List<?> list ? objects(list) : List.of();
  }

  /** A member that is an object; an empty one when it is not there or something else. */
  public static Map<String, Object> member(Map<String, Object> object, String name) {
    return asObject(object.get(name)).findFirst().orElse(Map.of());
  }

  /** The texts of a member that is an array; none when it is not there or something else. */
  public static List<String> texts(Map<String, Object> object, String name) {
    return object.get(name) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  private static List<Map<String, Object>> objects(List<?> list) {
    return list.stream().flatMap(Json::asObject).toList();
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
  public static String text(Map<String, Object> object, String... path) {
    Object at = object;
    for (String name : path) {
      at = at instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return at instanceof String text ? text : "";
  }
}
