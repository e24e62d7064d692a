package dev.connections.provider;

import dev.connections.capability.Permission;
import dev.connections.provider.call.IssuedToken;
import dev.connections.provider.call.OAuthClient;
import dev.connections.provider.call.ProviderRefusal;
import java.time.Duration;
import java.util.Collection;

/** The ability to get access tokens for an application. */
public interface TokenSource {

  /**
   * What a token for these permissions is for. No call.
   *
   * @param permissions of one API, at least one
   */
  TokenTarget target(Organization organization, Collection<Permission> permissions);

  /**
   * A token that stands for these permissions. Calls the provider each time, and returns within
   * {@code limit} whatever the provider does; nothing is kept.
   *
   * @param organization as it was resolved; a host or cloud that the settings no longer allow is
   *     refused before anything is sent
   * @param permissions of one API: no token is for two
   * @throws ProviderRefusal when the application cannot sign in, and when the provider says that it
   *     is not granted one of the permissions
   */
  IssuedToken token(
      Organization organization,
      OAuthClient client,
      Collection<Permission> permissions,
      Duration limit)
      throws ProviderRefusal;
}
