package dev.connections.listing;

import dev.connections.capability.NamedCapabilities;
import dev.connections.console.applications.ApplicationFilter;
import dev.connections.console.applications.ApplicationRow;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.platform.InTransaction;
import dev.connections.platform.NameRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;

/**
 * Reads the list of applications. The number of statements does not depend on the number of rows.
 */
@ApplicationScoped
@InTransaction
class ApplicationPages {
  @PersistenceContext private EntityManager entities;
  @Inject private NamedCapabilities capabilities;
  @Inject private Clock clock;

  /** The rows behind this one by connection and name; null for the first rows. */
  List<ApplicationRow> after(ApplicationFilter filter, ApplicationRow last, int size) {
    String connection = last == null ? "" : NameRules.normalized(last.connectionName());
    String name = last == null ? "" : NameRules.normalized(last.name());
    return rows(query(filter).after(connection, name, size));
  }

  ApplicationQuery query(ApplicationFilter filter) {
    return new ApplicationQuery(entities, filter, clock.instant());
  }

  List<ApplicationRow> rows(List<ApplicationQuery.Found> found) {
    HeldCapabilities held =
        HeldCapabilities.of(
            entities, found.stream().map(row -> row.connection().id()).distinct().toList());
    return found.stream().map(row -> row(row, held)).toList();
  }

  private ApplicationRow row(ApplicationQuery.Found row, HeldCapabilities held) {
    ListedApplication application = row.application();
    List<CapabilityView> own = capabilities.of(application.workload(), application.capabilities());
    List<String> shared =
        capabilities.shared(
            application.workload(),
            application.capabilities(),
            held.byMoreThanOne(application.connectionId()));
    return application.toRow(row.connection(), own, shared);
  }
}
