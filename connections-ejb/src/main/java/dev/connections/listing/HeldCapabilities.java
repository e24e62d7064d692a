package dev.connections.listing;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which capabilities the applications of some connections hold, by one statement.
 *
 * @param byConnection the codes of each application
 */
record HeldCapabilities(Map<String, List<Set<String>>> byConnection) {

  static HeldCapabilities of(EntityManager entities, Collection<String> connectionIds) {
    if (connectionIds.isEmpty()) {
      return new HeldCapabilities(Map.of());
    }
    return new HeldCapabilities(
        entities
            .createQuery(
                "select a from ListedApplication a where a.connectionId in :connections",
                ListedApplication.class)
            .setParameter("connections", connectionIds)
            .getResultStream()
            .collect(
                Collectors.groupingBy(
                    ListedApplication::connectionId,
                    Collectors.mapping(ListedApplication::capabilities, Collectors.toList()))));
  }

  /** The codes that any application of the connection holds. */
  Set<String> of(String connectionId) {
    Set<String> all = new TreeSet<>();
    applications(connectionId).forEach(all::addAll);
    return all;
  }

  /** The codes that more than one application of the connection holds. */
  Set<String> byMoreThanOne(String connectionId) {
    Set<String> seen = new HashSet<>();
    return applications(connectionId).stream()
        .flatMap(Set::stream)
        .filter(code -> !seen.add(code))
        .collect(Collectors.toSet());
  }

  private List<Set<String>> applications(String connectionId) {
    return byConnection.getOrDefault(connectionId, List.of());
  }
}
