package dev.connections.connector;

import dev.connections.api.Workload;
import dev.connections.capability.NamedCapabilities;
import dev.connections.console.connection.ConnectorUse;
import dev.connections.console.connection.ConnectorView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the console sees of connectors. Used in a transaction of the caller. */
@ApplicationScoped
class ConnectorViews {
  @Inject private NamedCapabilities capabilities;
  @Inject private ConnectorUses uses;

  List<ConnectorView> of(List<LinkedConnector> connectors, Workload workload) {
    Map<String, ConnectorUse> use = uses.of(connectors.stream().map(LinkedConnector::id).toList());
    return connectors.stream()
        .map(one -> view(one, workload, use.getOrDefault(one.id(), ConnectorUse.NONE)))
        .toList();
  }

  private ConnectorView view(LinkedConnector connector, Workload workload, ConnectorUse use) {
    Set<String> waiting = new TreeSet<>(connector.dependsOn());
    waiting.removeAll(connector.allowed());
    return new ConnectorView(
        connector.id(),
        connector.connectionId(),
        connector.owner(),
        connector.reference(),
        connector.name(),
        connector.kind(),
        capabilities.of(workload, new TreeSet<>(connector.needs())),
        connector.state(),
        capabilities.titles(workload, waiting),
        use,
        connector.createdAt());
  }
}
