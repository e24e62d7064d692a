package dev.connections.api;

import java.net.URI;
import java.util.List;

/** Connectors use the connection, so it stays until they are unlinked. */
public final class ConnectionLinkedException extends PersonNeededException {
  private static final long serialVersionUID = 1;

  private final List<String> connectors;

  /**
   * @param connectors their names
   * @param page of the connection
   */
  public ConnectionLinkedException(List<String> connectors, URI page) {
    super("The connection is used by " + String.join(", ", connectors) + ".", page);
    this.connectors = List.copyOf(connectors);
  }

  /** The names of those that use it. */
  public List<String> connectors() {
    return connectors;
  }
}
