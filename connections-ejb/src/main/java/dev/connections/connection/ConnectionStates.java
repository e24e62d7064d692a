package dev.connections.connection;

import dev.connections.api.LinkState;
import dev.connections.api.Status;
import dev.connections.application.ConnectionApplications;
import dev.connections.audit.ConnectionHistory;
import dev.connections.capability.NamedCapabilities;
import dev.connections.connector.LinkedConnector;
import dev.connections.connector.LinkedConnectors;
import dev.connections.listing.ConnectionHealth;
import dev.connections.listing.ConnectionListing;
import dev.connections.listing.ConnectorNumbers;
import dev.connections.verification.Health;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Keeps the derived states of connections. Used in a transaction of the caller. */
@ApplicationScoped
class ConnectionStates {
  @Inject private ConnectionRows rows;
  @Inject private ConnectionListing listing;
  @Inject private ConnectionApplications applications;
  @Inject private LinkedConnectors connectors;
  @Inject private NamedCapabilities capabilities;
  @Inject private ConnectionHistory history;

  /**
   * Derives the state again and notes a change of the status.
   *
   * @param actor whose act changed what it is derived from
   */
  void recount(String connectionId, String actor) {
    // Locked before rows are written that name the connection, as who deletes it does.
    Optional<Connection> locked = rows.lock(connectionId);
    rows.flush();
    locked.ifPresent(connection -> derive(connection, actor));
  }

  private void derive(Connection connection, String actor) {
    ConnectionHealth derived = healthOf(connection);
    Health now = derived.health();
    Status before = listing.put(connection.id(), derived).health().status();
    if (before != now.status()) {
      history.changed(
          connection.id(), "", actor, before, now.status(), now.reason(), now.subject());
    }
  }

  private ConnectionHealth healthOf(Connection connection) {
    List<LinkedConnector> linked = connectors.of(connection.id());
    Set<String> needed = new TreeSet<>();
    linked.forEach(connector -> needed.addAll(connector.dependsOn()));
    return ConnectionHealthRule.of(
        applications.healthOf(connection.id()),
        needed,
        numbers(linked),
        codes -> capabilities.titles(connection.organization().workload(), codes));
  }

  private static ConnectorNumbers numbers(List<LinkedConnector> linked) {
    long waiting =
        linked.stream().filter(connector -> connector.state() == LinkState.PENDING).count();
    return new ConnectorNumbers(linked.size(), (int) waiting);
  }
}
