package dev.connections.console.connection;

import dev.connections.api.ConnectionsException;
import java.util.List;

/** Connectors are linked to a connection, so it stays. */
public final class ConnectionInUseException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  private final List<String> connectors;

  /**
   * @param connectors their names
   */
  public ConnectionInUseException(List<String> connectors) {
    super("The connection is used by " + String.join(", ", connectors) + ".");
    this.connectors = List.copyOf(connectors);
  }

  public List<String> connectors() {
    return connectors;
  }
}
