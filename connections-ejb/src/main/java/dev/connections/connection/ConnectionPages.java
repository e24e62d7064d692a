package dev.connections.connection;

import dev.connections.capability.NamedCapabilities;
import dev.connections.console.Page;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.console.connections.ConnectionRow;
import dev.connections.console.connections.ConnectionTally;
import dev.connections.platform.NameRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Lists connections. The number of statements does not depend on the number of rows. */
@ApplicationScoped
@Transactional
class ConnectionPages {
  @PersistenceContext private EntityManager entities;
  @Inject private CountCache counts;
  @Inject private NamedCapabilities capabilities;
  @Inject private Clock clock;

  Page<ConnectionRow> page(ConnectionFilter filter) {
    ConnectionQuery query = query(filter);
    long total = counts.count("connections", query.conditions(), query::count);
    return new Page<>(rows(query.page(total)), total);
  }

  /**
   * The rows with the next names, without their number.
   *
   * @param name of the last row before; empty for the first rows
   */
  List<ConnectionRow> after(ConnectionFilter filter, String name, int size) {
    return rows(query(filter).after(NameRules.normalized(name), size));
  }

  ConnectionTally tally() {
    return counts.tally(() -> new TallyQuery(entities, now()).tally());
  }

  private ConnectionQuery query(ConnectionFilter filter) {
    return new ConnectionQuery(entities, filter, now());
  }

  /** To the minute, so that a filter by days asks for the same for a while. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MINUTES);
  }

  private List<ConnectionRow> rows(List<ListedConnection> found) {
    Map<String, Map<String, Set<String>>> held =
        new HeldCapabilities(entities)
            .ofConnections(found.stream().map(ListedConnection::id).toList());
    return found.stream().map(row -> row(row, held.getOrDefault(row.id(), Map.of()))).toList();
  }

  private ConnectionRow row(ListedConnection row, Map<String, Set<String>> byApplication) {
    Set<String> codes = new TreeSet<>();
    byApplication.values().forEach((Collection<String> some) -> codes.addAll(some));
    return row.with(capabilities.of(row.connection().organization().workload(), codes));
  }
}
