package dev.connections.onboarding;

import dev.connections.capability.Permission;
import dev.connections.profile.GrantAccount;
import dev.connections.provider.Organization;
import dev.connections.provider.Registration;
import dev.connections.provider.SignInFlow;
import dev.connections.provider.SignInRequest;
import dev.connections.signin.TripSubject;
import java.net.URI;
import java.util.List;

/**
 * What a person is sent to a provider for.
 *
 * @param organization null where the provider tells it
 * @param permissions what is asked for
 * @param capabilities codes of what they are for
 * @param account who granted it before; null when nobody did
 */
record GrantSubject(
    TripSubject trip,
    SignInFlow flow,
    Registration registration,
    Organization organization,
    List<Permission> permissions,
    List<String> capabilities,
    GrantAccount account) {

  /** The same for whoever has a link. */
  GrantSubject by(String link) {
    return new GrantSubject(
        trip.by(link), flow, registration, organization, permissions, capabilities, account);
  }

  /**
   * @param first as {@link SignInRequest#first}
   */
  SignInRequest request(
      URI redirectUri, String state, String nonce, String codeVerifier, boolean first) {
    return new SignInRequest(
        registration,
        organization,
        permissions,
        redirectUri,
        state,
        nonce,
        codeVerifier,
        account == null ? "" : account.name(),
        first);
  }
}
