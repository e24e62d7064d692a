package dev.connections.connection;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.application.ApplicationHealth;
import dev.connections.listing.ConnectionHealth;
import dev.connections.listing.ConnectorNumbers;
import dev.connections.platform.PlainText;
import dev.connections.verification.Health;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What the applications and connectors of a connection come to. */
final class ConnectionHealthRule {
  private static final int LONGEST_SUBJECT = 300;

  private ConnectionHealthRule() {}

  /**
   * The worst of the applications that are not disabled. A capability that a connector needs and no
   * such application holds is critical.
   *
   * @param needed the codes that linked connectors need
   * @param titles names codes for people
   */
  static ConnectionHealth of(
      Collection<ApplicationHealth> applications,
      Collection<String> needed,
      ConnectorNumbers connectors,
      Function<Set<String>, List<String>> titles) {
    List<ApplicationHealth> inUse =
        applications.stream()
            .filter(application -> !application.disabled())
            .sorted(
                Comparator.comparing((ApplicationHealth a) -> a.health().status().urgency())
                    .thenComparing(ApplicationHealth::name))
            .toList();
    ConnectionHealth worst = worst(inUse, applications, connectors);
    Set<String> unmet = new TreeSet<>(needed);
    inUse.forEach(application -> unmet.removeAll(application.capabilities()));
    return worst.health().status() == Status.CRITICAL || unmet.isEmpty()
        ? worst
        : without(
            PlainText.shortened(String.join(", ", titles.apply(unmet)), LONGEST_SUBJECT), worst);
  }

  /** Of a connection that nobody linked a connector to yet. */
  static ConnectionHealth ofFirst(ApplicationHealth application) {
    List<ApplicationHealth> all = List.of(application);
    return worst(application.disabled() ? List.of() : all, all, ConnectorNumbers.NONE);
  }

  private static ConnectionHealth worst(
      List<ApplicationHealth> inUse,
      Collection<ApplicationHealth> applications,
      ConnectorNumbers connectors) {
    if (inUse.isEmpty()) {
      return new ConnectionHealth(outOfUse(applications), "", applications.size(), connectors);
    }
    ApplicationHealth first = inUse.get(0);
    Health heaviest = first.health();
    Health health =
        new Health(
            heaviest.status(),
            heaviest.reason(),
            heaviest.subject(),
            heaviest.since(),
            inUse.stream().mapToInt(application -> application.health().acknowledged()).sum(),
            inUse.stream()
                .map(application -> application.health().nearestExpiry())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null),
            lastCheck(inUse));
    String cause = heaviest.reason() == null ? "" : first.name();
    return new ConnectionHealth(health, cause, applications.size(), connectors);
  }

  /** Disabled ones were verified before all the same. */
  private static Health outOfUse(Collection<ApplicationHealth> applications) {
    return applications.isEmpty()
        ? Health.PENDING
        : new Health(Status.DISABLED, null, "", null, 0, null, lastCheck(applications));
  }

  private static Instant lastCheck(Collection<ApplicationHealth> applications) {
    return applications.stream()
        .map(application -> application.health().checkedAt())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static ConnectionHealth without(String capabilities, ConnectionHealth otherwise) {
    Health health =
        new Health(
            Status.CRITICAL,
            FindingCode.CAPABILITY_WITHOUT_APPLICATION,
            capabilities,
            null,
            otherwise.health().acknowledged(),
            otherwise.health().nearestExpiry(),
            otherwise.health().checkedAt());
    return new ConnectionHealth(health, "", otherwise.applications(), otherwise.connectors());
  }
}
