package dev.connections.connector;

import dev.connections.audit.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The rows of connector links. Used in a transaction of the caller. */
@ApplicationScoped
class ConnectorLinkRows {
  @PersistenceContext private EntityManager entities;

  /** The database refuses a second one of the same owner and reference. */
  void add(ConnectorLink link) {
    entities.persist(link);
    entities.flush();
  }

  Optional<ConnectorLink> find(String id) {
    return Optional.ofNullable(entities.find(ConnectorLink.class, id));
  }

  /** Keeps others from changing it before the transaction ends. */
  Optional<ConnectorLink> lock(String id) {
    return Optional.ofNullable(
        entities.find(ConnectorLink.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<ConnectorLink> of(Actor owner, String reference) {
    return entities
        .createQuery(
            "select l from ConnectorLink l where l.ownerId = :owner and l.reference = :reference",
            ConnectorLink.class)
        .setParameter("owner", owner.id())
        .setParameter("reference", reference)
        .getResultStream()
        .findFirst();
  }

  /** By name. */
  List<ConnectorLink> of(String connectionId) {
    return entities
        .createQuery(
            "select l from ConnectorLink l where l.connectionId = :connection"
                + " order by l.name, l.id",
            ConnectorLink.class)
        .setParameter("connection", connectionId)
        .getResultList();
  }

  void remove(ConnectorLink link) {
    entities.remove(link);
    entities.flush();
  }

  void flush() {
    entities.flush();
  }
}
