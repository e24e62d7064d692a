package dev.connections.connection;

import dev.connections.api.FindingCode;
import dev.connections.api.Status;
import dev.connections.application.ApplicationHealth;
import dev.connections.application.Health;
import dev.connections.platform.PlainText;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the applications and connectors of a connection come to.
 *
 * @param reason what weighs most; null when there is nothing to say
 * @param application whose matter the reason is; empty when it is the connection's
 */
record ConnectionHealth(
    Status status,
    FindingCode reason,
    String subject,
    String application,
    int applications,
    int connectors,
    Instant nearestExpiry,
    Instant checkedAt) {
  private static final int LONGEST_SUBJECT = 300;

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
      int connectors,
      Function<Set<String>, List<String>> titles) {
    List<ApplicationHealth> inUse =
        applications.stream()
            .filter(application -> !application.disabled())
            .sorted(
                Comparator.comparing((ApplicationHealth a) -> a.health().status().urgency())
                    .thenComparing(ApplicationHealth::name))
            .toList();
    ConnectionHealth worst = worst(inUse, applications.size(), connectors);
    Set<String> unmet = new TreeSet<>(needed);
    inUse.forEach(application -> unmet.removeAll(application.capabilities()));
    return worst.status() == Status.CRITICAL || unmet.isEmpty()
        ? worst
        : worst.without(
            PlainText.shortened(String.join(", ", titles.apply(unmet)), LONGEST_SUBJECT));
  }

  /** Of a connection that nobody linked a connector to yet. */
  static ConnectionHealth ofFirst(ApplicationHealth application) {
    return worst(application.disabled() ? List.of() : List.of(application), 1, 0);
  }

  private static ConnectionHealth worst(
      List<ApplicationHealth> inUse, int applications, int connectors) {
    if (inUse.isEmpty()) {
      Status status = applications == 0 ? Status.PENDING : Status.DISABLED;
      return new ConnectionHealth(status, null, "", "", applications, connectors, null, null);
    }
    ApplicationHealth first = inUse.get(0);
    Health health = first.health();
    return new ConnectionHealth(
        health.status(),
        health.reason(),
        health.subject(),
        health.reason() == null ? "" : first.name(),
        applications,
        connectors,
        inUse.stream()
            .map(application -> application.health().nearestExpiry())
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null),
        inUse.stream()
            .map(application -> application.health().checkedAt())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null));
  }

  private ConnectionHealth without(String capabilities) {
    return new ConnectionHealth(
        Status.CRITICAL,
        FindingCode.CAPABILITY_WITHOUT_APPLICATION,
        capabilities,
        "",
        applications,
        connectors,
        nearestExpiry,
        checkedAt);
  }
}
