package dev.connections.token;

import dev.connections.connector.AccessChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The gates of the connections that somebody asked for. Safe for many threads. */
@ApplicationScoped
class Gates {
  private final ConcurrentMap<String, Gate> gates = new ConcurrentHashMap<>();

  Gate of(String connectionId) {
    return gates.computeIfAbsent(connectionId, any -> new Gate());
  }

  /** On this node at once, others learn of it by {@link AccessChanges}. */
  void close(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessChanged changed) {
    change(changed.connectionId());
  }

  void change(String connectionId) {
    Gate gate = gates.get(connectionId);
    if (gate != null) {
      gate.change();
    }
  }
}
