package dev.connections.connection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Copies what the list of applications sorts and filters by from the connection into the rows of
 * its applications, since an index cannot span two tables.
 */
@ApplicationScoped
class ListCopies {
  @PersistenceContext private EntityManager entities;

  /**
   * To be called when a connection was named, renamed, removed or restored, or got an application,
   * in that transaction.
   */
  @Transactional(TxType.MANDATORY)
  void refresh(Connection connection, ConnectionState state) {
    entities.flush();
    entities
        .createQuery(
            "update ApplicationState a set a.life = :life, a.workload = :workload,"
                + " a.connectionName = :name, a.connectionSearched = :searched"
                + " where a.connectionId = :connection")
        .setParameter("life", state.life())
        .setParameter("workload", connection.organization().workload())
        .setParameter("name", connection.normalizedName())
        .setParameter("searched", connection.searched())
        .setParameter("connection", connection.id())
        .executeUpdate();
  }
}
