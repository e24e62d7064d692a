package dev.connections.connection;

import dev.connections.api.Status;
import dev.connections.application.ConnectionApplications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Keeps the derived states of connections. Used in a transaction of the caller. */
@ApplicationScoped
class ConnectionStates {
  @Inject private ConnectionRows rows;
  @Inject private ConnectionApplications applications;
  @Inject private ConnectionHistory history;

  /**
   * Derives the state again and notes a change of the status.
   *
   * @param actor whose act changed what it is derived from
   */
  void recount(String connectionId, String actor) {
    rows.flush();
    rows.lockState(connectionId).ifPresent(state -> derive(state, actor));
  }

  private void derive(ConnectionState state, String actor) {
    ConnectionHealth health =
        ConnectionHealth.of(applications.healthOf(state.connectionId()), Set.of(), 0);
    Status before = state.status();
    state.take(health);
    if (before != health.status()) {
      history.changed(
          state.connectionId(),
          null,
          "",
          actor,
          before,
          health.status(),
          health.reason(),
          health.subject());
    }
  }
}
