package dev.connections.listing;

import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import dev.connections.platform.NameRules;
import dev.connections.platform.PlainText;
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

  /** So that all lines fit into the column: some characters become many when normalized. */
  private static final int LONGEST_ORGANIZATION = 300;

  String normalizedName() {
    return NameRules.normalized(name);
  }

  /** What a search looks at, a line each. */
  String searched() {
    return String.join("\n", normalizedName(), organization(), organizationHost, organizationId)
        .toLowerCase(Locale.ROOT);
  }

  /** In the form of what people search for. */
  private String organization() {
    return PlainText.shortened(NameRules.normalized(organizationName), LONGEST_ORGANIZATION);
  }
}
