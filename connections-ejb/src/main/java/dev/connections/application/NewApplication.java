package dev.connections.application;

import dev.connections.console.capabilities.CapabilityView;
import dev.connections.profile.use.ProfileStanding;
import java.util.List;

/**
 * A custom application that a connection is to have. All values are checked.
 *
 * @param profile how it signs in, as it stands in the transaction that adds the application; no
 *     other application uses it
 * @param capabilities what it is for, the mandatory ones included
 */
public record NewApplication(
    String name, ProfileStanding profile, List<CapabilityView> capabilities) {
  public NewApplication {
    capabilities = List.copyOf(capabilities);
  }
}
