package dev.connections.credential.input;

import dev.connections.console.profiles.KeyRefusal;
import dev.connections.console.profiles.KeyRefusedException;
import dev.connections.credential.SigningKey;
import dev.connections.platform.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The JWKs (RFC 7517) in a text, wherever they stand: alone, in a set, in an array, in a member of
 * another object, or as an escaped string.
 */
final class JsonKeys {
  private static final int DEEPEST = 8;

  private final List<Map<String, Object>> jwks = new ArrayList<>();
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

  /**
   * @param keyId which key of several, or null
   */
  SigningKey choose(String keyId) throws KeyRefusedException {
    List<Map<String, Object>> secret = jwks.stream().filter(JwkReader::isPrivate).toList();
    if (secret.isEmpty()) {
      throw new KeyRefusedException(KeyRefusal.PUBLIC_KEY);
    }
    if (secret.size() > 1 && keyId == null) {
      List<Map<String, Object>> signing = secret.stream().filter(JwkReader::isForSigning).toList();
      secret = signing.isEmpty() ? secret : signing;
    }
    if (keyId != null && (secret.size() > 1 || secret.get(0).get("kid") != null)) {
      List<String> there = ids(secret);
      secret = secret.stream().filter(jwk -> keyId.equals(jwk.get("kid"))).toList();
      if (secret.isEmpty()) {
        throw new KeyRefusedException(KeyRefusal.KEY_ID_NOT_FOUND, there.toArray(String[]::new));
      }
    }
    if (secret.size() > 1) {
      throw new KeyRefusedException(KeyRefusal.SEVERAL_KEYS, ids(secret).toArray(String[]::new));
    }
    return JwkReader.read(secret.get(0), keyId, set ? "JWKS" : "JWK");
  }

  private static List<String> ids(List<Map<String, Object>> jwks) {
    return jwks.stream()
        .map(jwk -> jwk.get("kid"))
        .filter(Objects::nonNull)
        .map(kid -> KeyNames.choice(kid.toString()))
        .distinct()
        .toList();
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
    if (!jwks.contains(jwk)) {
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
        .or(() -> JsonText.object(PastedText.withoutTypography(json)));
  }
}
