package dev.connections.credential.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.platform.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The JWKs (RFC 7517) in a text, wherever they stand: alone, in a set, in an array, in a member of
 * another object, or as an escaped string.
 */
final class JsonKeys {
  private static final int DEEPEST = 8;

  /** Okta keeps up to 50 keys for an application. */
  private static final int MOST_KEYS = 200;

  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();

  private final List<Map<String, Object>> jwks = new ArrayList<>();
  private final Set<Map<?, ?>> known = new HashSet<>();
  private boolean set;

  private JsonKeys() {}

  static JsonKeys in(String text) {
    JsonKeys found = new JsonKeys();
    found.search(text, 0);
    return found;
  }

  boolean isEmpty() {
    return jwks.isEmpty();
  }

  List<Map<String, Object>> jwks() {
    return jwks;
  }

  /** {@code JWKS} when they stand in a set, or else {@code JWK}. */
  String source() {
    return set ? "JWKS" : "JWK";
  }

  /** Of the first whose numbers are none; null when they all are some. */
  KeyRefusedException damage() {
    return jwks.stream()
        .filter(JwkReader::isPrivate)
        .map(jwk -> JwkReader.read(jwk, source()).refused())
        .filter(refused -> refused != null && refused.refusal() == KeyRefusal.DAMAGED)
        .findFirst()
        .orElse(null);
  }

  private void search(String text, int depth) {
    String variant = text;
    for (int i = depth; i < DEEPEST && jwks.isEmpty(); i++) {
      for (Map<String, Object> object : objects(variant)) {
        collect(object, depth);
      }
      if (variant.indexOf('\\') < 0) {
        return;
      }
      variant = EscapedText.unescape(variant);
    }
  }

  private void collect(Object value, int depth) {
    if (depth >= DEEPEST) {
      return;
    }
    if (value instanceof Map<?, ?> object) {
      if (object.get("kty") != null) {
        add(object);
      } else {
        set |= object.get("keys") instanceof List<?>;
        object.values().forEach(member -> collect(member, depth + 1));
      }
    } else if (value instanceof List<?> list) {
      list.forEach(member -> collect(member, depth + 1));
    } else if (value instanceof String text && text.stripLeading().startsWith("{")) {
      search(text.strip(), depth + 1);
    }
  }

  /** The same key twice is one key. */
  @SuppressWarnings("unchecked")
  private void add(Map<?, ?> jwk) {
    if (jwks.size() < MOST_KEYS && known.add(jwk)) {
      jwks.add((Map<String, Object>) jwk);
    }
  }

  /** The JSON objects that stand side by side in a text, whatever is between them. */
  static List<Map<String, Object>> objects(String text) {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (String candidate : JsonObjectScanner.scan(text)) {
      parse(candidate).ifPresent(objects::add);
    }
    return objects;
  }

  /** Mail programs break the lines of long values; word processors bend the quotes. */
  private static Optional<Map<String, Object>> parse(String json) {
    return JsonText.object(json)
        .or(() -> JsonText.object(json.replaceAll("\\n\\s*", "")))
        .or(() -> lenient(PastedText.withoutTypography(json)));
  }

  /** As scripts write it: quoted otherwise or not at all, with commas too many. */
  @SuppressWarnings("unchecked")
  private static Optional<Map<String, Object>> lenient(String json) {
    try {
      return Optional.ofNullable(LENIENT.readValue(json, Map.class))
          .map(object -> (Map<String, Object>) object);
    } catch (JsonProcessingException noObject) {
      return Optional.empty();
    }
  }
}
