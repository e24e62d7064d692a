package dev.connections.listing;

import dev.connections.console.Page;
import dev.connections.console.applications.ApplicationFilter;
import dev.connections.console.applications.ApplicationSort;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.console.connections.ConnectionLife;
import dev.connections.listing.query.Conditions;
import dev.connections.listing.query.ListOrder;
import dev.connections.listing.query.ListQuery;
import dev.connections.platform.NameRules;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statements behind the list of applications; orders as those of {@link ConnectionQuery}. */
final class ApplicationQuery {
  private static final String FROM = "ListedApplication s";
  private static final String LIFE = "s.life";
  private static final String ID = "s.applicationId";
  private static final String NAME = "s.normalizedName";
  private static final String CONNECTION = "s.connectionName";

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
    String capability = filter.capability();
    return new Conditions()
        .and("s.life = :life", "life", ConnectionLife.ACTIVE)
        .and("s.health.status = :status", "status", filter.status())
        .andIn("s.health.reasonCode", filter.reasons())
        .and("s.workload = :workload", "workload", filter.workload())
        .and("s.type = :type", "type", filter.type())
        .andText(capability == null ? null : " " + capability + " ", "s.capabilities")
        .and(
            "s.health.nearestExpiry <= :until",
            "until",
            days == null ? null : now.plus(Duration.ofDays(days)))
        .and("s.health.acknowledged > :none", "none", filter.acknowledged() ? 0 : null)
        .andText(
            ConnectionFilter.SHORTEST_PART,
            NameRules.searched(filter.text()),
            "s.searched",
            "s.connectionSearched");
  }

  /** A page of those that are counted. */
  Page<Found> page() {
    Page<String> ids =
        new ListQuery(entities, FROM, conditions)
            .keys(ID, LIFE, order(filter), filter.first(), filter.size(), Page.COUNTED);
    return ids.with(rows(ids.rows()));
  }

  /** How many rows there are, and no more than these. */
  int upTo(int most) {
    return new ListQuery(entities, FROM, conditions).countUpTo(most, LIFE);
  }

  /** The rows behind this one by connection and name, whatever the filter's order and page. */
  List<Found> after(String connectionName, String name, int size) {
    Conditions behind =
        conditions
            .copy()
            // The first condition says nothing new, but an index can begin there.
            .and("s.connectionName >= :connection", "connection", connectionName)
            .and("(s.connectionName > :connection or s.normalizedName > :name)", "name", name);
    return rows(
        new ListQuery(entities, FROM, behind)
            .select(ID, String.class, ListOrder.by(true, LIFE, CONNECTION, NAME))
            .setMaxResults(size)
            .getResultList());
  }

  private List<Found> rows(List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<String, Found> found =
        entities
            .createQuery(
                "select s, c from ListedApplication s"
                    + " join ListedConnection c on c.connectionId = s.connectionId"
                    + " where s.applicationId in :ids",
                Object[].class)
            .setParameter("ids", ids)
            .getResultStream()
            .map(row -> new Found((ListedApplication) row[0], (ListedConnection) row[1]))
            .collect(Collectors.toMap(row -> row.application().id(), Function.identity()));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  private static ListOrder order(ApplicationFilter filter) {
    ApplicationSort sort = filter.sort() == null ? ApplicationSort.NAME : filter.sort();
    boolean up = filter.ascending();
    return switch (sort) {
      case NAME -> ListOrder.by(up, LIFE, NAME, ID);
      case CONNECTION -> by(up, CONNECTION);
      case WORKLOAD -> by(up, "s.workload");
      case STATUS -> by(up, "s.health.urgency");
      case EXPIRY -> by(up, "s.health.nearestExpiry");
      case CHECKED ->
          ListOrder.by(up, LIFE).and(up, "s.health.checkedAt", up).and(up, NAME).and(up, ID);
    };
  }

  private static ListOrder by(boolean up, String path) {
    return ListOrder.by(up, LIFE, path, NAME, ID);
  }

  /** A row with that of its connection. */
  record Found(ListedApplication application, ListedConnection connection) {}
}
