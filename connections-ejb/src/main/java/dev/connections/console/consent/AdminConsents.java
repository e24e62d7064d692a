package dev.connections.console.consent;

import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownApplicationException;
import java.net.URI;

/**
 * The round trips of admin consent. For {@code administrator} and {@code operator}. What comes back
 * from the provider is trusted for its {@code state} alone; whether the permissions are granted is
 * found out by a verification at the tenant that the connection is for.
 */
public interface AdminConsents {

  /**
   * The consent page for an application of a connection, with a new single-use state.
   *
   * @param redirectUri the console's address for the answer, as it is registered at the provider
   * @throws InvalidFieldsException with {@code consent} where the provider has no such page
   */
  URI consentPage(String applicationId, URI redirectUri)
      throws UnknownApplicationException, InvalidFieldsException;

  /**
   * Ends a round trip: the state is used up, whatever comes with it, and a verification is started.
   *
   * @param state as it came
   * @param error the parameter {@code error}; null when there was none. Consent was given only when
   *     there was none, whatever {@code admin_consent} says
   * @param errorDescription for people; null when there was none
   * @return where the person was before
   * @throws ConsentRefusedException when the state is unknown, used, expired or another person's
   */
  Return finish(String state, String error, String errorDescription) throws ConsentRefusedException;

  /**
   * Where to go on. One of the two ids is set.
   *
   * @param draftId of the wizard, or null
   * @param connectionId of the application's connection, or null
   * @param consented whether the provider reported no error
   * @param code the provider's error code for people to search for; empty when there was none
   */
  record Return(String draftId, String connectionId, boolean consented, String code) {}
}
