package dev.connections.connection;

import dev.connections.console.applications.ApplicationFilter;
import dev.connections.console.applications.ApplicationSort;
import dev.connections.console.connections.ConnectionLife;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements behind the list of applications. It spans the tables of two features, so it knows
 * the entities of package application by their names alone.
 */
final class ApplicationQuery {
  private static final String ID = "s.applicationId";
  private static final String NAME = "s.normalizedName";
  private static final String CONNECTION = "s.connectionName";
  private static final String FROM = " from ApplicationState s";

  private final EntityManager entities;
  private final ApplicationFilter filter;
  private final Conditions conditions;

  ApplicationQuery(EntityManager entities, ApplicationFilter filter, Instant now) {
    this.entities = entities;
    this.filter = filter;
    this.conditions = conditions(filter, now);
  }

  private static Conditions conditions(ApplicationFilter filter, Instant now) {
    Integer days = filter.expiresWithinDays();
    return new Conditions()
        .and("s.life = :life", "life", ConnectionLife.ACTIVE)
        .and("s.status = :status", "status", filter.status())
        .and("s.workload = :workload", "workload", filter.workload())
        .and("s.type = :type", "type", filter.type())
        .and(
            "exists (select k.code from ApplicationCapability k"
                + " where k.applicationId = s.applicationId and k.code = :capability)",
            "capability",
            filter.capability())
        .and(
            "s.nearestExpiry <= :until",
            "until",
            days == null ? null : now.plus(Duration.ofDays(days)))
        .andText(filter.text(), "s.searched", "s.connectionSearched");
  }

  Conditions conditions() {
    return conditions;
  }

  /** Counts what every index holds, so that none of the rows is read. */
  long count() {
    String jpql = "select count(" + NAME + ")" + FROM + conditions.where();
    return conditions.bind(entities.createQuery(jpql, Long.class)).getSingleResult();
  }

  /**
   * @param total of all pages
   */
  List<ListedApplication> page(long total) {
    PageOfKeys keys = new PageOfKeys(entities, ID + FROM, conditions, order(filter));
    return rows(keys.page(total, filter.first(), filter.size()));
  }

  /** The rows behind this one by connection and name, whatever the filter's order and page. */
  List<ListedApplication> after(String connectionName, String name, int size) {
    String behind =
        conditions.where()
            // The first condition says nothing new, but an index can begin there.
            + " and s.connectionName >= :connection and (s.connectionName > :connection"
            + " or s.normalizedName > :name) order by s.life, "
            + CONNECTION
            + ", "
            + NAME;
    return rows(
        conditions
            .bind(entities.createQuery("select " + ID + FROM + behind, String.class))
            .setParameter("connection", connectionName)
            .setParameter("name", name)
            .setMaxResults(size)
            .getResultList());
  }

  private List<ListedApplication> rows(List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<String, ListedApplication> found = new HashMap<>();
    entities
        .createQuery(
            "select s.applicationId, a.name, a.type, a.clientId, s.connectionId, c.name,"
                + " s.workload, c.organization.organizationHost, s.status, s.reasonCode,"
                + " s.reasonSubject, s.nearestExpiry, s.checkedAt, s.normalizedName,"
                + " s.connectionName from ApplicationState s"
                + " join Application a on a.id = s.applicationId"
                + " join Connection c on c.id = s.connectionId where s.applicationId in :ids",
            Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .map(ListedApplication::new)
        .forEach(row -> found.put(row.id(), row));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  private static ListOrder order(ApplicationFilter filter) {
    ApplicationSort sort = filter.sort() == null ? ApplicationSort.NAME : filter.sort();
    boolean up = filter.ascending();
    return switch (sort) {
      case NAME -> ListOrder.by(up, NAME, ID);
      case CONNECTION -> ListOrder.by(up, CONNECTION, NAME, ID);
      case WORKLOAD -> ListOrder.by(up, "s.workload", NAME, ID);
      case STATUS -> ListOrder.by(up, "s.urgency", NAME, ID);
      case EXPIRY -> ListOrder.by(up, "s.nearestExpiry", NAME, ID);
      case CHECKED -> ListOrder.by(up, "s.checkedAt", NAME, ID);
    };
  }
}
