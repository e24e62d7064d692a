package dev.connections.listing;

import dev.connections.console.HealthView;
import dev.connections.verification.Health;

/**
 * What the applications and connectors of a connection come to.
 *
 * @param application whose matter the reason is; empty when it is the connection's
 * @param applications how many it has
 * @param connectors those that share it
 */
public record ConnectionHealth(
    Health health, String application, int applications, ConnectorNumbers connectors) {
  public HealthView toView() {
    return health.toView(application);
  }
}
