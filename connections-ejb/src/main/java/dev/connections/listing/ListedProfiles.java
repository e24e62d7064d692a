package dev.connections.listing;

import dev.connections.api.Status;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.console.connections.ConnectionLife;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * The profiles that applications in use sign in with, those of connections in use alone, in the
 * order of the list by name. Used in a transaction of the caller.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ListedProfiles {
  /** So many connections at a time. */
  private static final int PIECE = 500;

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /**
   * Gives the ids of all connections of a filter, whatever its page and order, some at a time. One
   * may come twice when it gets another name meanwhile.
   */
  public void eachConnection(ConnectionFilter filter, Consumer<List<String>> connectionIds) {
    if (filter.life() == ConnectionLife.REMOVED) {
      return;
    }
    ConnectionQuery query = new ConnectionQuery(entities, filter, clock.instant());
    List<ConnectionQuery.Key> piece = query.keysAfter("", PIECE);
    while (!piece.isEmpty()) {
      connectionIds.accept(piece.stream().map(ConnectionQuery.Key::id).toList());
      piece = query.keysAfter(piece.get(piece.size() - 1).normalizedName(), PIECE);
    }
  }

  /** Those of these connections; unknown ids are left out. */
  public List<ListedProfile> of(Collection<String> connectionIds) {
    if (connectionIds.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "select a.profileId, a.connectionId from ListedApplication a"
                + " where a.connectionId in :connections and a.life = :life"
                + " and a.profileId is not null and a.health.status <> :unused"
                + " order by a.connectionName, a.normalizedName",
            Object[].class)
        .setParameter("connections", connectionIds)
        .setParameter("life", ConnectionLife.ACTIVE)
        .setParameter("unused", Status.DISABLED)
        .getResultStream()
        .map(row -> new ListedProfile((String) row[0], (String) row[1]))
        .toList();
  }

  /** How many applications of these connections would be among them if they were not disabled. */
  public int disabled(Collection<String> connectionIds) {
    if (connectionIds.isEmpty()) {
      return 0;
    }
    return entities
        .createQuery(
            "select count(a) from ListedApplication a"
                + " where a.connectionId in :connections and a.life = :life"
                + " and a.profileId is not null and a.health.status = :unused",
            Long.class)
        .setParameter("connections", connectionIds)
        .setParameter("life", ConnectionLife.ACTIVE)
        .setParameter("unused", Status.DISABLED)
        .getSingleResult()
        .intValue();
  }
}
