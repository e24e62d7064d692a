package dev.connections.connection;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which capabilities the applications of some connections hold, by one statement. */
record HeldCapabilities(EntityManager entities) {

  /** By connection, the codes of each application. */
  Map<String, Map<String, Set<String>>> ofConnections(Collection<String> connectionIds) {
    if (connectionIds.isEmpty()) {
      return Map.of();
    }
    List<Object[]> found =
        entities
            .createQuery(
                "select a.connectionId, a.id, k.code from Application a"
                    + " join ApplicationCapability k on k.applicationId = a.id"
                    + " where a.connectionId in :connections",
                Object[].class)
            .setParameter("connections", connectionIds)
            .getResultList();
    Map<String, Map<String, Set<String>>> held = new HashMap<>();
    for (Object[] row : found) {
      held.computeIfAbsent((String) row[0], connection -> new HashMap<>())
          .computeIfAbsent((String) row[1], application -> new TreeSet<>())
          .add((String) row[2]);
    }
    return held;
  }
}
