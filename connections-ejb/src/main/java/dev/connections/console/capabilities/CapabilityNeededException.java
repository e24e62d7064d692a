package dev.connections.console.capabilities;

import dev.connections.api.ConnectionsException;
import java.util.List;

/** An application alone provides a capability that a linked connector needs, so it stays. */
public final class CapabilityNeededException extends ConnectionsException {
  private static final long serialVersionUID = 1;

  private final List<String> capabilities;
  private final List<String> connectors;

  /**
   * @param capabilities the titles of those that nothing else provides
   * @param connectors the names of those that need them
   */
  public CapabilityNeededException(List<String> capabilities, List<String> connectors) {
    super(
        String.join(", ", connectors)
            + " need "
            + String.join(", ", capabilities)
            + ", which no other application of the connection provides.");
    this.capabilities = List.copyOf(capabilities);
    this.connectors = List.copyOf(connectors);
  }

  public List<String> capabilities() {
    return capabilities;
  }

  public List<String> connectors() {
    return connectors;
  }
}
