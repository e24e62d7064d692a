package dev.connections.listing;

import dev.connections.capability.NamedCapabilities;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.console.connections.ConnectionRow;
import dev.connections.platform.InTransaction;
import dev.connections.platform.NameRules;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;

/**
 * Reads the list of connections. The number of statements does not depend on the number of rows.
 */
@ApplicationScoped
@InTransaction
class ConnectionPages {
  @PersistenceContext private EntityManager entities;
  @Inject private NamedCapabilities capabilities;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * The rows with the next names, without their number.
   *
   * @param name of the last row before; empty for the first rows
   */
  List<ConnectionRow> after(ConnectionFilter filter, String name, int size) {
    return rows(query(filter).after(NameRules.normalized(name), size));
  }

  TallyQuery tally() {
    return new TallyQuery(entities, clock.instant(), settings.number(Setting.EXPIRY_WARNING_DAYS));
  }

  ConnectionQuery query(ConnectionFilter filter) {
    return new ConnectionQuery(entities, filter, clock.instant());
  }

  List<ConnectionRow> rows(List<ListedConnection> found) {
    HeldCapabilities held =
        HeldCapabilities.of(entities, found.stream().map(ListedConnection::id).toList());
    return found.stream()
        .map(row -> row.toRow(capabilities.of(row.workload(), held.of(row.id()))))
        .toList();
  }
}
