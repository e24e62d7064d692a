package dev.connections.connection;

import dev.connections.application.HealthDerived;
import dev.connections.connector.LinksChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Derives the connection's state again when what it is derived from changed. Works in the
 * transaction that tells so.
 */
@ApplicationScoped
class ConnectionFollower {
  @Inject private ConnectionStates states;

  void recount(@Observes HealthDerived derived) {
    states.recount(derived.connectionId(), derived.actor());
  }

  void recount(@Observes LinksChanged changed) {
    states.recount(changed.connectionId(), changed.actor());
  }
}
