package dev.connections.web.profiles;

import dev.connections.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Administrator roles by the names that their provider shows. */
@RequestScoped
class RoleNames {
  @Inject private Messages messages;

  /**
   * @param subject types of roles as the provider's API names them, separated by commas; anything
   *     else is answered as it is
   */
  String in(String subject) {
    return Arrays.stream(subject.split(", ")).map(this::name).collect(Collectors.joining(", "));
  }

  private String name(String type) {
    String key = "role." + type;
    return messages.has("verificationText", key)
        ? messages.sentence("verificationText", key)
        : type;
  }
}
