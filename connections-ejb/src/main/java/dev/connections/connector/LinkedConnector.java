package dev.connections.connector;

import dev.connections.api.Workload;
import dev.connections.capability.NamedCapabilities;
import dev.connections.console.connection.ConnectorView;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * A connector that shares a connection.
 *
 * @param owner who linked it
 * @param reference the owner's own name for it
 * @param needs codes of the capabilities that it depends on
 */
public record LinkedConnector(
    String id,
    String connectionId,
    String owner,
    String reference,
    String name,
    Set<String> needs,
    Instant createdAt) {
  public LinkedConnector {
    needs = Set.copyOf(needs);
  }

  public ConnectorView toView(NamedCapabilities capabilities, Workload workload) {
    return new ConnectorView(
        id,
        connectionId,
        owner,
        reference,
        name,
        capabilities.of(workload, new TreeSet<>(needs)),
        createdAt);
  }
}
