package dev.connections.application;

import dev.connections.api.Status;
import dev.connections.verification.Health;
import java.util.Set;

/**
 * What a connection has to know of one of its applications.
 *
 * @param capabilities the codes of those that it holds
 */
public record ApplicationHealth(
    String applicationId, String name, Health health, Set<String> capabilities) {
  public ApplicationHealth {
    capabilities = Set.copyOf(capabilities);
  }

  public boolean disabled() {
    return health.status() == Status.DISABLED;
  }
}
