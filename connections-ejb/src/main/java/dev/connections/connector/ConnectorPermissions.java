package dev.connections.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What administrators allowed the principals that link connectors. It is allowed to a principal and
 * not to one connector, so that an application with many jobs is allowed once. Used in a
 * transaction of the caller, which holds the connection's lock where it changes something.
 */
@ApplicationScoped
class ConnectorPermissions {
  @PersistenceContext private EntityManager entities;

  /** Codes of what the principal was allowed at the connection. */
  Set<String> of(String connectionId, String ownerId) {
    return ofAll(connectionId).getOrDefault(ownerId, Set.of());
  }

  /** The same of all principals, by their ids. */
  Map<String, Set<String>> ofAll(String connectionId) {
    return entities
        .createQuery(
            "select p from ConnectorPermission p where p.connectionId = :connection",
            ConnectorPermission.class)
        .setParameter("connection", connectionId)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                ConnectorPermission::ownerId,
                Collectors.mapping(ConnectorPermission::code, Collectors.toSet())));
  }

  /**
   * Allows the link's owner what the link needs.
   *
   * @return codes of what it was not allowed before
   */
  Set<String> allow(LinkRow link, String by, Instant at) {
    Set<String> more = new TreeSet<>(link.needs());
    more.removeAll(of(link.connectionId(), link.ownerId()));
    more.forEach(
        code ->
            entities.persist(
                new ConnectorPermission(link.connectionId(), link.ownerId(), code, by, at)));
    entities.flush();
    return more;
  }

  /**
   * Takes back what the link needs, but for what other links of its owner need, too: else it could
   * be linked anew at once, and be allowed.
   *
   * @param others links of the same connection
   */
  void withdraw(LinkRow link, Collection<LinkRow> others) {
    Set<String> codes = new TreeSet<>(link.needs());
    others.stream()
        .filter(other -> other.ownerId().equals(link.ownerId()) && !other.id().equals(link.id()))
        .filter(other -> !other.denied())
        .forEach(other -> codes.removeAll(other.needs()));
    if (!codes.isEmpty()) {
      entities
          .createQuery(
              "delete from ConnectorPermission p where p.connectionId = :connection"
                  + " and p.ownerId = :owner and p.code in :codes")
          .setParameter("connection", link.connectionId())
          .setParameter("owner", link.ownerId())
          .setParameter("codes", codes)
          .executeUpdate();
    }
  }
}
