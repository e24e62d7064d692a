package dev.connections.application;

import dev.connections.console.CapabilityView;
import java.util.List;

/**
 * A custom application that a connection is to have. All values are checked.
 *
 * @param clientId the App ID
 * @param profileId how it signs in; a profile that no other application uses
 * @param capabilities what it is for, the mandatory ones included
 */
public record NewApplication(
    String name, String clientId, String profileId, List<CapabilityView> capabilities) {
  public NewApplication {
    capabilities = List.copyOf(capabilities);
  }
}
