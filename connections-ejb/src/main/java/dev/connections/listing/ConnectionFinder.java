package dev.connections.listing;

import dev.connections.api.Status;
import dev.connections.console.Page;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.platform.NameRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds connections for the feature that owns them. The number of statements does not depend on the
 * number of rows. Used in a transaction of the caller.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ConnectionFinder {
  @PersistenceContext private EntityManager entities;
  @Inject private ConnectionPages pages;

  /**
   * In the order of the filter. Pages go on behind those that are counted at first: there are more
   * rows until a page says otherwise.
   *
   * @param limits ids of those that may be found; empty for all
   * @param behind a name, to begin behind it; empty for all
   */
  public Page<FoundConnection> find(
      ConnectionFilter filter, Optional<Set<String>> limits, Optional<String> behind) {
    ConnectionQuery query = pages.query(filter);
    limits.ifPresent(query::within);
    behind.map(NameRules::normalized).ifPresent(query::behind);
    Page<ListedConnection> page =
        query.page(Math.max(Page.COUNTED, filter.first() + filter.size()));
    return page.with(found(page.rows()));
  }

  /** Those of these that there are, removed ones included. */
  public List<FoundConnection> find(Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : found(
            entities
                .createQuery(
                    "select s from ListedConnection s where s.connectionId in :ids",
                    ListedConnection.class)
                .setParameter("ids", ids)
                .getResultList());
  }

  /**
   * As the caller's transaction made it, without a statement where that has the connection at hand.
   * Empty when there is none.
   */
  public Optional<Status> status(String connectionId) {
    return Optional.ofNullable(entities.find(ListedConnection.class, connectionId))
        .map(found -> found.health().health().status());
  }

  private List<FoundConnection> found(List<ListedConnection> rows) {
    Map<String, Set<String>> held = held(rows.stream().map(ListedConnection::id).toList());
    return rows.stream()
        .map(
            row ->
                new FoundConnection(
                    row.id(),
                    row.health().health().status(),
                    row.health().health().checkedAt(),
                    held.getOrDefault(row.id(), Set.of())))
        .toList();
  }

  private Map<String, Set<String>> held(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(
            "select a from ListedApplication a where a.connectionId in :ids",
            ListedApplication.class)
        .setParameter("ids", ids)
        .getResultStream()
        .filter(application -> application.health().status() != Status.DISABLED)
        .collect(
            Collectors.groupingBy(
                ListedApplication::connectionId,
                Collectors.flatMapping(
                    application -> application.capabilities().stream(),
                    Collectors.toCollection(TreeSet::new))));
  }
}
