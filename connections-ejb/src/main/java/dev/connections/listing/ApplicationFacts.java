package dev.connections.listing;

import dev.connections.api.ApplicationType;
import dev.connections.platform.NameRules;
import java.util.Locale;

/**
 * An application as lists name it.
 *
 * @param profileId how it signs in; null for a system application
 */
public record ApplicationFacts(
    String id,
    String connectionId,
    ApplicationType type,
    String name,
    String clientId,
    String profileId) {

  String normalizedName() {
    return NameRules.normalized(name);
  }

  /** What a search looks at, a line each. */
  String searched() {
    return (normalizedName() + "\n" + clientId).toLowerCase(Locale.ROOT);
  }
}
