package dev.connections.application;

import dev.connections.verification.Health;
import java.util.Set;

/**
 * A custom application that holds a capability somebody wants a token for.
 *
 * @param profileId how it signs in
 * @param capabilities the codes of all that it holds
 */
public record HoldingApplication(
    String id, String name, String profileId, Health health, Set<String> capabilities) {
  public HoldingApplication {
    capabilities = Set.copyOf(capabilities);
  }
}
