package dev.connections.connector;

import dev.connections.api.Workload;
import dev.connections.console.connection.ConnectorView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The connectors of connections, for the packages above. Used in a transaction of the caller. */
@ApplicationScoped
@Transactional(value = TxType.MANDATORY, rollbackOn = Exception.class)
public class LinkedConnectors {
  @Inject private LinkRows rows;
  @Inject private ConnectorPermissions permissions;
  @Inject private ConnectorViews views;

  /** By name. */
  public List<LinkedConnector> of(String connectionId) {
    List<LinkRow> links = rows.of(connectionId);
    Map<String, Set<String>> permitted =
        links.isEmpty() ? Map.of() : permissions.ofAll(connectionId);
    return links.stream()
        .map(link -> link.toConnector(permitted.getOrDefault(link.ownerId(), Set.of())))
        .toList();
  }

  /** The one that a principal linked under this id of its own; empty when there is none. */
  public Optional<LinkedConnector> find(String ownerId, String reference) {
    return rows.of(ownerId, reference)
        .map(link -> link.toConnector(permissions.of(link.connectionId(), ownerId)));
  }

  /** As people see them, by name. */
  public List<ConnectorView> viewsOf(String connectionId, Workload workload) {
    return views.of(of(connectionId), workload);
  }
}
