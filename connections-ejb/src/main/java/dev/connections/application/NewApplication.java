package dev.connections.application;

import dev.connections.api.ApplicationType;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.profile.use.ProfileStanding;
import java.util.List;

/**
 * An application that a connection is to have. All values are checked.
 *
 * @param profile how it signs in, as it stands in the transaction that adds the application; no
 *     other application uses it
 * @param capabilities what it is for, the mandatory ones included
 * @param account the service account that granted it; empty for a custom one, and when the provider
 *     does not tell
 */
public record NewApplication(
    ApplicationType type,
    String name,
    ProfileStanding profile,
    List<CapabilityView> capabilities,
    String account) {
  public NewApplication {
    capabilities = List.copyOf(capabilities);
  }
}
