package dev.connections.provider.okta;

import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.ProviderRefusal;
import java.util.Collection;

/** Asks an organization's authorization server for tokens of one application. */
interface TokenRequests {

  /**
   * Calls the provider.
   *
   * @throws ProviderRefusal as its answer means
   */
  IssuedToken request(Collection<String> scopes) throws ProviderRefusal;

  /**
   * Whether a person granted the application what it has: one request without scopes tells all of
   * it, and each further one may change the refresh token.
   */
  default boolean isByGrant() {
    return false;
  }

  /** How many requests went out by now, those included that were refused and sent again. */
  int made();
}
