package dev.connections.console;

import dev.connections.api.ApplicationType;
import dev.connections.api.Cloud;
import dev.connections.api.Workload;
import java.time.Instant;
import java.util.List;

/**
 * What a person entered into the wizard so far. Nothing of a connection exists before it is
 * finished.
 *
 * @param connectionId an application is added to this connection; null for a new connection
 * @param step the last one that the person reached
 * @param organizationTyped the organization ID as typed
 * @param cloud null until the organization was found, as the id is empty until then
 * @param capabilities codes, the mandatory ones included
 * @param profileId an existing profile that the application will use, or null for a new one
 * @param profile what is entered for a new profile, with its credential and last verification; null
 *     before the step of the app's details and with an existing profile
 * @param consentedAt when the provider said that an administrator consented; null before
 * @param consentOffered whether the provider has a page for that
 * @param savedAs the connection that it became; null before
 */
public record ConnectionDraft(
    String id,
    String connectionId,
    WizardStep step,
    String name,
    Workload workload,
    ApplicationType type,
    String organizationTyped,
    Cloud cloud,
    String organizationId,
    String organizationName,
    String organizationHost,
    List<String> capabilities,
    String applicationName,
    String profileId,
    ProfileDraft profile,
    Verification verification,
    List<PermissionView> permissions,
    Instant consentedAt,
    boolean consentOffered,
    Instant changedAt,
    Instant expiresAt,
    String savedAs) {
  public ConnectionDraft {
    capabilities = List.copyOf(capabilities);
    permissions = List.copyOf(permissions);
  }
}
