package dev.connections.api;

import java.net.URI;
import java.util.Objects;
import java.util.Set;

/**
 * No application of the connection holds the capabilities: an administrator has to add them to an
 * application, or add an application that holds them.
 */
public final class CapabilityNotHeldException extends PersonNeededException {
  private static final long serialVersionUID = 1;

  private final String connectionId;
  private final Set<String> capabilities;

  /**
   * @param message names the capabilities by their titles
   * @param connectionId of the connection
   * @param capabilities codes of those that are missing
   * @param page of the connection
   */
  public CapabilityNotHeldException(
      String message, String connectionId, Set<String> capabilities, URI page) {
    super(message, page);
    this.connectionId = Objects.requireNonNull(connectionId);
    this.capabilities = Set.copyOf(capabilities);
  }

  /** Of the connection. */
  public String connectionId() {
    return connectionId;
  }

  /** Codes of those that are missing. */
  public Set<String> capabilities() {
    return capabilities;
  }
}
