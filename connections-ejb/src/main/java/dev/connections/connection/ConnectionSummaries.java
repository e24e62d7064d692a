package dev.connections.connection;

import dev.connections.api.ConnectionPage;
import dev.connections.api.ConnectionQuery;
import dev.connections.api.ConnectionSummary;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.Workload;
import dev.connections.console.Page;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.console.connections.ConnectionLife;
import dev.connections.console.connections.ConnectionSort;
import dev.connections.listing.ConnectionFinder;
import dev.connections.listing.FoundConnection;
import dev.connections.platform.InputRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Connections as other applications see them. Used in a transaction of the caller. */
@ApplicationScoped
class ConnectionSummaries {
  @Inject private ConnectionRows rows;
  @Inject private ConnectionFinder finder;

  ConnectionSummary get(String id) throws UnknownConnectionException {
    Connection connection = rows.get(id);
    return summary(connection, finder.find(List.of(id)).get(0));
  }

  /** Not a removed one. */
  Optional<ConnectionSummary> ofOrganization(Workload workload, String organization) {
    return rows.named(workload, InputRules.meant(organization)).stream()
        .filter(connection -> !connection.removed())
        .findFirst()
        .map(connection -> summary(connection, finder.find(List.of(connection.id())).get(0)));
  }

  /**
   * @param limits ids of those that may be found; empty for all
   */
  ConnectionPage find(ConnectionQuery query, Optional<Set<String>> limits) {
    Page<FoundConnection> page = finder.find(filter(query), limits, query.behind());
    Map<String, Connection> connections =
        rows.find(page.rows().stream().map(FoundConnection::id).toList()).stream()
            .collect(Collectors.toMap(Connection::id, Function.identity()));
    return new ConnectionPage(
        page.rows().stream()
            .filter(found -> connections.containsKey(found.id()))
            .map(found -> summary(connections.get(found.id()), found))
            .toList(),
        page.atLeast(),
        page.more());
  }

  private static ConnectionFilter filter(ConnectionQuery query) {
    return new ConnectionFilter(
        query.text(),
        query.workload().orElse(null),
        query.status().orElse(null),
        null,
        false,
        ConnectionLife.ACTIVE,
        ConnectionSort.NAME,
        true,
        query.first(),
        query.size());
  }

  private static ConnectionSummary summary(Connection connection, FoundConnection found) {
    ConnectedOrganization organization = connection.organization();
    return new ConnectionSummary(
        connection.id(),
        connection.version(),
        connection.name(),
        organization.workload(),
        organization.cloud(),
        organization.id(),
        organization.name(),
        organization.host(),
        found.status(),
        found.held(),
        found.checkedAt(),
        connection.removed());
  }
}
