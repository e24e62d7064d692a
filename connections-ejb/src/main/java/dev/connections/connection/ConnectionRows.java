package dev.connections.connection;

import dev.connections.api.UnknownConnectionException;
import dev.connections.api.Workload;
import dev.connections.platform.InClause;
import dev.connections.platform.NameRules;
import dev.connections.provider.Organization;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of connections. Used in a transaction of the caller. */
@ApplicationScoped
class ConnectionRows {
  @PersistenceContext private EntityManager entities;

  /**
   * The database refuses one for an organization that has one, or with a name that is taken, at the
   * next flush.
   */
  void add(Connection connection) {
    entities.persist(connection);
  }

  Optional<Connection> find(String id) {
    return Optional.ofNullable(entities.find(Connection.class, id));
  }

  /** Removed or not. */
  Connection get(String id) throws UnknownConnectionException {
    return find(id).orElseThrow(() -> new UnknownConnectionException(id));
  }

  List<Connection> find(Collection<String> ids) {
    return InClause.read(
        entities, "select c from Connection c where c.id in :ids", Connection.class, ids);
  }

  /**
   * Lets one transaction at a time change the connection and what its status is derived from. Empty
   * when there is no such connection.
   */
  Optional<Connection> lock(String id) {
    return Optional.ofNullable(entities.find(Connection.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** As {@link #lock}, removed or not. */
  Connection locked(String id) throws UnknownConnectionException {
    return lock(id).orElseThrow(() -> new UnknownConnectionException(id));
  }

  /** As {@link #lock}; refuses a removed one as if there were none. */
  Connection lockedInUse(String id) throws UnknownConnectionException {
    return lock(id)
        .filter(connection -> !connection.removed())
        .orElseThrow(() -> new UnknownConnectionException(id));
  }

  Optional<Connection> ofOrganization(Workload workload, Organization organization) {
    return entities
        .createQuery(
            "select c from Connection c where c.organization.workload = :workload"
                + " and c.organization.cloud = :cloud and c.organization.organizationId = :id",
            Connection.class)
        .setParameter("workload", workload)
        .setParameter("cloud", organization.cloud())
        .setParameter("id", organization.id())
        .getResultStream()
        .findFirst();
  }

  /**
   * Of the organizations with this id or host, removed ones included.
   *
   * @param organization the provider's own id, or the host or domain
   */
  List<Connection> named(Workload workload, String organization) {
    return entities
        .createQuery(
            "select c from Connection c where c.organization.workload = :workload"
                + " and (c.organization.organizationId = :id"
                + " or c.organization.organizationId = :host"
                + " or c.organization.organizationHost = :host) order by c.normalizedName",
            Connection.class)
        .setParameter("workload", workload)
        .setParameter("id", organization)
        .setParameter("host", organization.toLowerCase(Locale.ROOT))
        .getResultList();
  }

  /** The name of another connection with the same name, or empty. */
  Optional<String> sameName(String name, String exceptId) {
    return entities
        .createQuery(
            "select c.name from Connection c where c.normalizedName = :name and c.id <> :except",
            String.class)
        .setParameter("name", NameRules.normalized(name))
        .setParameter("except", exceptId)
        .getResultStream()
        .findFirst();
  }

  void flush() {
    entities.flush();
  }

  Optional<ServiceAccountRow> serviceAccount(String id) {
    return Optional.ofNullable(entities.find(ServiceAccountRow.class, id));
  }

  void add(ServiceAccountRow account) {
    entities.persist(account);
  }

  /** Its row of the list, service account, history and drafts go with it. */
  void remove(Connection connection) {
    entities.remove(connection);
    entities.flush();
  }

  /** The ids of removed connections whose time is over. */
  List<String> over(Instant now) {
    return entities
        .createQuery(
            "select c.id from Connection c where c.deleteAt <= :now order by c.deleteAt",
            String.class)
        .setParameter("now", now)
        .getResultList();
  }
}
