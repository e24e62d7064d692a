package dev.connections.connection;

import dev.connections.console.connections.ConnectionFilter;
import dev.connections.console.connections.ConnectionLife;
import dev.connections.console.connections.ConnectionSort;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statements behind the list of connections. */
final class ConnectionQuery {
  private static final String NAME = "s.normalizedName";
  private static final String FROM = NAME + " from ConnectionState s";

  private final EntityManager entities;
  private final ConnectionFilter filter;
  private final Conditions conditions;

  ConnectionQuery(EntityManager entities, ConnectionFilter filter, Instant now) {
    this.entities = entities;
    this.filter = filter;
    this.conditions = conditions(filter, now);
  }

  private static Conditions conditions(ConnectionFilter filter, Instant now) {
    Integer days = filter.expiresWithinDays();
    return new Conditions()
        .and(
            "s.life = :life",
            "life",
            Objects.requireNonNullElse(filter.life(), ConnectionLife.ACTIVE))
        .and("s.status = :status", "status", filter.status())
        .and("s.workload = :workload", "workload", filter.workload())
        .and(
            "s.nearestExpiry <= :until",
            "until",
            days == null ? null : now.plus(Duration.ofDays(days)))
        .andText(filter.text(), "s.searched");
  }

  Conditions conditions() {
    return conditions;
  }

  /** Counts what every index holds, so that none of the rows is read. */
  long count() {
    String jpql = "select count(" + NAME + ") from ConnectionState s" + conditions.where();
    return conditions.bind(entities.createQuery(jpql, Long.class)).getSingleResult();
  }

  /**
   * @param total of all pages
   */
  List<ListedConnection> page(long total) {
    PageOfKeys keys = new PageOfKeys(entities, FROM, conditions, order(filter));
    return rows(keys.page(total, filter.first(), filter.size()));
  }

  /**
   * The rows with the names behind this one, whatever the filter's order and page. A name is found
   * again however many rows came or went meanwhile, which a row's number is not.
   */
  List<ListedConnection> after(String normalizedName, int size) {
    String behind = conditions.where() + " and s.normalizedName > :after order by s.life, " + NAME;
    return rows(
        conditions
            .bind(entities.createQuery("select " + FROM + behind, String.class))
            .setParameter("after", normalizedName)
            .setMaxResults(size)
            .getResultList());
  }

  private List<ListedConnection> rows(List<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    Map<String, ListedConnection> found =
        entities
            .createQuery(
                "select c, s from ConnectionState s join Connection c on c.id = s.connectionId"
                    + " where c.normalizedName in :names",
                Object[].class)
            .setParameter("names", names)
            .getResultStream()
            .map(row -> new ListedConnection((Connection) row[0], (ConnectionState) row[1]))
            .collect(Collectors.toMap(ListedConnection::normalizedName, Function.identity()));
    return names.stream().filter(found::containsKey).map(found::get).toList();
  }

  private static ListOrder order(ConnectionFilter filter) {
    ConnectionSort sort = filter.sort() == null ? ConnectionSort.NAME : filter.sort();
    boolean up = filter.ascending();
    return switch (sort) {
      case NAME -> byName(filter, up);
      case WORKLOAD -> ListOrder.by(up, "s.workload", NAME);
      case ORGANIZATION -> ListOrder.by(up, "s.organizationHost", NAME);
      case APPLICATIONS -> ListOrder.by(up, "s.applications", NAME);
      case STATUS -> ListOrder.by(up, "s.urgency", NAME);
      case EXPIRY -> ListOrder.by(up, "s.nearestExpiry", NAME);
      case CHECKED -> ListOrder.by(up, "s.checkedAt", NAME);
      case CONNECTORS -> ListOrder.by(up, "s.connectors", NAME);
    };
  }

  /** What all rows have in common changes no order, but leads to the index of just these rows. */
  private static ListOrder byName(ConnectionFilter filter, boolean up) {
    if (filter.workload() != null) {
      return ListOrder.by(up, "s.workload", NAME);
    }
    return filter.status() == null ? ListOrder.by(up, NAME) : ListOrder.by(up, "s.status", NAME);
  }
}
