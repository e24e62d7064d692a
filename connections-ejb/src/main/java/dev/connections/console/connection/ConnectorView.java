package dev.connections.console.connection;

import dev.connections.api.LinkState;
import dev.connections.console.capabilities.CapabilityView;
import java.time.Instant;
import java.util.List;

/**
 * A connector of another application that shares a connection.
 *
 * @param owner the application that linked it
 * @param reference the owner's own name for it, unique among the owner's
 * @param kind what sort of work it does; may be empty
 * @param needs the capabilities that it depends on
 * @param waiting the titles of those that an administrator has yet to allow
 * @param use what it did lately
 */
public record ConnectorView(
    String id,
    String connectionId,
    String owner,
    String reference,
    String name,
    String kind,
    List<CapabilityView> needs,
    LinkState state,
    List<String> waiting,
    ConnectorUse use,
    Instant createdAt) {
  public ConnectorView {
    needs = List.copyOf(needs);
    waiting = List.copyOf(waiting);
  }
}
