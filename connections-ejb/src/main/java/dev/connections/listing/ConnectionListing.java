package dev.connections.listing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Keeps the rows of the list of connections. For the feature that owns connections, which calls it
 * in the transaction of each change while it holds the connection's lock. A connection that is
 * deleted takes its row along.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ConnectionListing {
  @PersistenceContext private EntityManager entities;

  /** To be called once, with the connection itself. */
  public void add(ConnectionFacts connection, ConnectionHealth health) {
    entities.persist(new ListedConnection(connection, health));
  }

  /** It was renamed. */
  public void describe(ConnectionFacts connection) {
    change(connection.id(), row -> row.describe(connection));
  }

  /**
   * It was removed, with its applications.
   *
   * @param deleteAt until when it can be restored
   */
  public void remove(String connectionId, Instant deleteAt) {
    change(connectionId, row -> row.remove(deleteAt));
  }

  public void restore(String connectionId) {
    change(connectionId, ListedConnection::restore);
  }

  /** Takes over how it is doing now, and answers how it was doing before. */
  public ConnectionHealth put(String connectionId, ConnectionHealth now) {
    ListedConnection row = locked(connectionId);
    ConnectionHealth before = row.health();
    if (!before.equals(now)) {
      row.put(now);
    }
    return before;
  }

  /** How it was doing when that was derived last. */
  public ConnectionHealth health(String connectionId) {
    return entities.find(ListedConnection.class, connectionId).health();
  }

  /** Rows of applications hold copies of what they are sorted and filtered by. */
  private void change(String connectionId, Consumer<ListedConnection> by) {
    ListedConnection row = locked(connectionId);
    by.accept(row);
    entities.flush();
    entities
        .createQuery(
            "update ListedApplication a set a.life = :life, a.connectionName = :name,"
                + " a.connectionSearched = :searched where a.connectionId = :connection")
        .setParameter("life", row.life())
        .setParameter("name", row.normalizedName())
        .setParameter("searched", row.searched())
        .setParameter("connection", connectionId)
        .executeUpdate();
  }

  private ListedConnection locked(String connectionId) {
    return entities.find(ListedConnection.class, connectionId, LockModeType.PESSIMISTIC_WRITE);
  }
}
