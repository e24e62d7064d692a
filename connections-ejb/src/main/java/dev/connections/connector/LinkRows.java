package dev.connections.connector;

import dev.connections.audit.Actor;
import dev.connections.platform.InputRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The rows of connector links. Used in a transaction of the caller. */
@ApplicationScoped
class LinkRows {
  @PersistenceContext private EntityManager entities;

  /** The database refuses a second one of the same owner and reference. */
  void add(LinkRow link) {
    entities.persist(link);
    entities.flush();
  }

  Optional<LinkRow> find(String id) {
    return Optional.ofNullable(entities.find(LinkRow.class, id));
  }

  /** Keeps others from changing it before the transaction ends. */
  Optional<LinkRow> lock(String id) {
    return Optional.ofNullable(entities.find(LinkRow.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * @param reference as a caller wrote it; blanks around it count for nothing, as when it was
   *     linked
   */
  Optional<LinkRow> of(String ownerId, String reference) {
    return entities
        .createQuery(
            "select l from LinkRow l where l.ownerId = :owner and l.reference = :reference",
            LinkRow.class)
        .setParameter("owner", ownerId)
        .setParameter("reference", InputRules.stripped(reference))
        .getResultStream()
        .findFirst();
  }

  /** By name. */
  List<LinkRow> of(String connectionId) {
    return entities
        .createQuery(
            "select l from LinkRow l where l.connectionId = :connection order by l.name, l.id",
            LinkRow.class)
        .setParameter("connection", connectionId)
        .getResultList();
  }

  /** By name. */
  List<LinkRow> of(Actor owner, int first, int size) {
    return entities
        .createQuery(
            "select l from LinkRow l where l.ownerId = :owner order by l.name, l.id", LinkRow.class)
        .setParameter("owner", owner.id())
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  long count(Actor owner) {
    return entities
        .createQuery("select count(l) from LinkRow l where l.ownerId = :owner", Long.class)
        .setParameter("owner", owner.id())
        .getSingleResult();
  }

  void remove(LinkRow link) {
    entities.remove(link);
    entities.flush();
  }

  void flush() {
    entities.flush();
  }
}
