package dev.connections.listing;

import dev.connections.console.Page;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.console.connections.ConnectionLife;
import dev.connections.console.connections.ConnectionSort;
import dev.connections.listing.query.Conditions;
import dev.connections.listing.query.ListOrder;
import dev.connections.listing.query.ListQuery;
import dev.connections.platform.NameRules;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements behind the list of connections. The columns of each order are those of an index.
 * What never was checked counts as checked before all else, what never ends as ending after all
 * else.
 */
final class ConnectionQuery {
  private static final String FROM = "ListedConnection s";

  /**
   * H2 takes an index for an order that names all of its columns alone, the constant one too. Each
   * index has it, so rows are counted by it without being read.
   */
  private static final String LIFE = "s.life";

  private static final String NAME = "s.normalizedName";

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
        .and("s.health.status = :status", "status", filter.status())
        .and("s.workload = :workload", "workload", filter.workload())
        .and(
            "s.health.nearestExpiry <= :until",
            "until",
            days == null ? null : now.plus(Duration.ofDays(days)))
        .and("s.health.acknowledged > :none", "none", filter.acknowledged() ? 0 : null)
        .andText(ConnectionFilter.SHORTEST_PART, NameRules.searched(filter.text()), "s.searched");
  }

  /** Narrows it to these. */
  void within(Set<String> ids) {
    conditions.andIn("s.connectionId", ids);
  }

  /** Narrows it to those with the names behind this one. */
  void behind(String normalizedName) {
    conditions.and("s.normalizedName > :behind", "behind", Conditions.storable(normalizedName));
  }

  /**
   * @param limit how far rows are counted, and pages turned
   */
  Page<ListedConnection> page(int limit) {
    Page<String> names =
        new ListQuery(entities, FROM, conditions)
            .keys(NAME, LIFE, order(filter), filter.first(), filter.size(), limit);
    return names.with(rows(names.rows()));
  }

  /**
   * The rows with the names behind this one, whatever the filter's order and page. A name is found
   * again however many rows came or went meanwhile, which a row's number is not.
   */
  List<ListedConnection> after(String normalizedName, int size) {
    return rows(behind(normalizedName, NAME, String.class, size));
  }

  /** Which rows those are, without reading all of them. */
  List<Key> keysAfter(String normalizedName, int size) {
    return behind(normalizedName, "s.connectionId, s.normalizedName", Object[].class, size).stream()
        .map(row -> new Key((String) row[0], (String) row[1]))
        .toList();
  }

  private <T> List<T> behind(String normalizedName, String selected, Class<T> type, int size) {
    Conditions behind = conditions.copy().and("s.normalizedName > :after", "after", normalizedName);
    return new ListQuery(entities, FROM, behind)
        .select(selected, type, ListOrder.by(true, LIFE, NAME))
        .setMaxResults(size)
        .getResultList();
  }

  private List<ListedConnection> rows(List<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    Map<String, ListedConnection> found =
        entities
            .createQuery(
                "select s from ListedConnection s where s.normalizedName in :names",
                ListedConnection.class)
            .setParameter("names", names)
            .getResultStream()
            .collect(Collectors.toMap(ListedConnection::normalizedName, Function.identity()));
    return names.stream().filter(found::containsKey).map(found::get).toList();
  }

  private static ListOrder order(ConnectionFilter filter) {
    ConnectionSort sort = filter.sort() == null ? ConnectionSort.NAME : filter.sort();
    boolean up = filter.ascending();
    return switch (sort) {
      case NAME -> byName(filter, up);
      case WORKLOAD -> by(up, "s.workload");
      case ORGANIZATION -> by(up, "s.organizationHost");
      case APPLICATIONS -> by(up, "s.applications");
      case STATUS -> by(up, "s.health.urgency");
      case EXPIRY -> by(up, "s.health.nearestExpiry");
      case CHECKED -> ListOrder.by(up, LIFE).and(up, "s.health.checkedAt", up).and(up, NAME);
      case CONNECTORS -> by(up, "s.connectors");
    };
  }

  /** What all rows have in common changes no order, but leads to the index of just these rows. */
  private static ListOrder byName(ConnectionFilter filter, boolean up) {
    if (filter.workload() != null) {
      return by(up, "s.workload");
    }
    return filter.status() == null ? ListOrder.by(up, LIFE, NAME) : by(up, "s.health.status");
  }

  /** The name decides between equals. */
  private static ListOrder by(boolean up, String path) {
    return ListOrder.by(up, LIFE, path, NAME);
  }

  /** What leads to a row, and to those behind it. */
  record Key(String id, String normalizedName) {}
}
