package dev.connections.words;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Administrator roles by the names that their provider shows. */
final class RoleNames {
  private static final String NAMED = "CUSTOM:";

  private final Text text;

  RoleNames(Text text) {
    this.text = text;
  }

  /**
   * @param subject types of roles as the provider's API names them, separated by commas, of custom
   *     ones {@code CUSTOM:} with their name; anything else is answered as it is
   */
  String in(String subject) {
    return Arrays.stream(subject.split(", ")).map(this::name).collect(Collectors.joining(", "));
  }

  private String name(String type) {
    if (type.startsWith(NAMED)) {
      return text.sentence("role.CUSTOM.named", type.substring(NAMED.length()));
    }
    String key = "role." + type;
    return text.has(key) ? text.sentence(key) : type;
  }
}
