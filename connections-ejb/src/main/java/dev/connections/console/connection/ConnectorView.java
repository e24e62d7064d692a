package dev.connections.console.connection;

import dev.connections.console.capabilities.CapabilityView;
import java.time.Instant;
import java.util.List;

/**
 * A connector of another application that shares a connection.
 *
 * @param owner the application that linked it
 * @param reference the owner's own name for it, unique among the owner's
 * @param needs the capabilities that it depends on
 */
public record ConnectorView(
    String id,
    String connectionId,
    String owner,
    String reference,
    String name,
    List<CapabilityView> needs,
    Instant createdAt) {
  public ConnectorView {
    needs = List.copyOf(needs);
  }
}
