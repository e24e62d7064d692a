package dev.connections.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonpCharacterEscapes;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON (RFC 8259) from outside and for outside, strictly: one value and nothing behind it, no name
 * twice in an object. Jackson bounds the depth and the lengths. What is wrong is not told, since
 * its message would quote what may be a secret.
 */
public final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  static {
    // U+2028 and U+2029 end a line for some programs that read lines.
    MAPPER.getFactory().setCharacterEscapes(JsonpCharacterEscapes.instance());
  }

  private JsonText() {}

  /**
   * @return empty when it is no JSON object; a null within is a member without value
   */
  @SuppressWarnings("unchecked")
  public static Optional<Map<String, Object>> object(String json) {
    return read(json, Map.class).map(object -> (Map<String, Object>) object);
  }

  /**
   * @return empty when it is no JSON array
   */
  @SuppressWarnings("unchecked")
  public static Optional<List<Object>> array(String json) {
    return read(json, List.class).map(array -> (List<Object>) array);
  }

  private static <T> Optional<T> read(String json, Class<T> kind) {
    try {
      return Optional.ofNullable(MAPPER.readValue(json, kind));
    } catch (JsonProcessingException anythingElse) {
      return Optional.empty();
    }
  }

  /**
   * @param value of maps, collections, texts, numbers and truth values
   * @return one line
   */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("no JSON value", impossible);
    }
  }
}
