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

  /** How many requests went out by now, those included that were refused and sent again. */
  int made();
}
