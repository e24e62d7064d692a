package dev.connections.connection;

import dev.connections.api.Status;
import dev.connections.api.Workload;
import dev.connections.application.ConnectionApplications;
import dev.connections.audit.ConnectionHistory;
import dev.connections.capability.NamedCapabilities;
import dev.connections.connector.LinkedConnector;
import dev.connections.connector.LinkedConnectors;
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
    Optional<ConnectionState> locked = rows.lockState(connectionId);
    rows.flush();
    locked.ifPresent(state -> derive(state, actor));
  }

  private void derive(ConnectionState state, String actor) {
    ConnectionHealth health = healthOf(state.connectionId());
    Status before = state.status();
    state.take(health);
    if (before != health.status()) {
      history.changed(
          state.connectionId(),
          "",
          actor,
          before,
          health.status(),
          health.reason(),
          health.subject());
    }
  }

  private ConnectionHealth healthOf(String connectionId) {
    List<LinkedConnector> linked = connectors.of(connectionId);
    Set<String> needed = new TreeSet<>();
    linked.forEach(connector -> needed.addAll(connector.needs()));
    Workload workload = rows.find(connectionId).orElseThrow().organization().workload();
    return ConnectionHealth.of(
        applications.healthOf(connectionId),
        needed,
        linked.size(),
        codes -> capabilities.titles(workload, codes));
  }
}
