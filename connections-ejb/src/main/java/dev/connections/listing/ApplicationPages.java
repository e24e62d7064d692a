package dev.connections.listing;

import dev.connections.capability.NamedCapabilities;
import dev.connections.console.Page;
import dev.connections.console.applications.ApplicationFilter;
import dev.connections.console.applications.ApplicationRow;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.platform.NameRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Lists applications. The number of statements does not depend on the number of rows. */
@ApplicationScoped
@Transactional
class ApplicationPages {
  @PersistenceContext private EntityManager entities;
  @Inject private CountCache counts;
  @Inject private NamedCapabilities capabilities;
  @Inject private Clock clock;

  Page<ApplicationRow> page(ApplicationFilter filter) {
    ApplicationQuery query = query(filter);
    long total = counts.count("applications", query.conditions(), query::count);
    return new Page<>(rows(query.page(total)), total);
  }

  /** The rows behind this one by connection and name; null for the first rows. */
  List<ApplicationRow> after(ApplicationFilter filter, ApplicationRow last, int size) {
    String connection = last == null ? "" : NameRules.normalized(last.connectionName());
    String name = last == null ? "" : NameRules.normalized(last.name());
    return rows(query(filter).after(connection, name, size));
  }

  private ApplicationQuery query(ApplicationFilter filter) {
    return new ApplicationQuery(entities, filter, clock.instant().truncatedTo(ChronoUnit.MINUTES));
  }

  private List<ApplicationRow> rows(List<ApplicationQuery.Found> found) {
    HeldCapabilities held =
        HeldCapabilities.of(
            entities, found.stream().map(row -> row.connection().id()).distinct().toList());
    return found.stream().map(row -> row(row, held)).toList();
  }

  private ApplicationRow row(ApplicationQuery.Found row, HeldCapabilities held) {
    ListedApplication application = row.application();
    List<CapabilityView> own = capabilities.of(application.workload(), application.capabilities());
    List<String> shared =
        own.stream()
            .filter(capability -> held.isShared(application.connectionId(), capability.code()))
            .map(CapabilityView::title)
            .toList();
    return application.toRow(row.connection(), own, shared);
  }
}
