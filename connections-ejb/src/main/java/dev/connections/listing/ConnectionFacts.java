package dev.connections.listing;

import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.platform.NameRules;
import java.util.Locale;

/**
 * A connection as lists name it.
 *
 * @param organizationId the provider's own
 */
public record ConnectionFacts(
    String id,
    String name,
    Workload workload,
    Cloud cloud,
    String organizationId,
    String organizationName,
    String organizationHost) {

  String normalizedName() {
    return NameRules.normalized(name);
  }

  /** What a search looks at, a line each. */
  String searched() {
    return String.join("\n", normalizedName(), organizationName, organizationHost, organizationId)
        .toLowerCase(Locale.ROOT);
  }
}
