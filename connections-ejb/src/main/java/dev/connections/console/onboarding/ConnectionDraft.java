package dev.connections.console.onboarding;

import dev.connections.console.OrganizationView;
import dev.connections.console.grant.GrantTrip;
import dev.connections.console.profiles.ProfileDraft;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What a person entered into the wizard so far. Nothing of a connection exists before it is
 * finished.
 *
 * @param connectionId an application is added to this connection; null for a new connection
 * @param step where the person is
 * @param furthest the last one that can be gone to with what is entered
 * @param basics as typed; of the connection when an application is added to it
 * @param organization null until it was found
 * @param capabilities codes, the mandatory ones included
 * @param clientId the App ID, as typed; of the profile when an existing one is used
 * @param profileId an existing profile that the application will use, or null for a new one
 * @param profile how the application signs in, with its credential, its last verification and the
 *     permissions that this found; null before the step of the app's details and after an hour
 *     without a change of it
 * @param applicationPage the provider's page where the app is registered or changed; null until the
 *     organization was found
 * @param trip the last way of the person to the provider's sign-in page; null when there was none,
 *     as for a custom application
 * @param consentedAt when the provider said that an administrator consented; null before
 * @param consentOffered whether the provider has a page for that
 * @param changedAt when anything was last entered
 * @param expiresAt when it is forgotten unless anything is entered
 * @param savedAs the connection that it became; null before
 */
public record ConnectionDraft(
    String id,
    String connectionId,
    WizardStep step,
    WizardStep furthest,
    ConnectionDrafts.Basics basics,
    OrganizationView organization,
    List<String> capabilities,
    String applicationName,
    String clientId,
    String profileId,
    ProfileDraft profile,
    URI applicationPage,
    GrantTrip trip,
    Instant consentedAt,
    boolean consentOffered,
    Instant changedAt,
    Instant expiresAt,
    String savedAs) {
  public ConnectionDraft {
    capabilities = List.copyOf(capabilities);
  }
}
