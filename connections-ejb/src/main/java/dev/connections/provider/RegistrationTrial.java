package dev.connections.provider;

import dev.connections.provider.call.ProviderRefusal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The ability to find out whether the platform's own application is registered as it is set up
 * here, without anybody signing in.
 */
public interface RegistrationTrial {

  /**
   * Whether it has to be told where: each organization has an authorization server of its own, or
   * the one of all says nothing about an application before it knows whose it is.
   */
  boolean organizationNeeded();

  /**
   * Proves the application to the authorization server. Calls the provider and returns within
   * {@code limit}; nothing is granted or changed there.
   *
   * @param organization null where none is needed
   * @param redirectUri as it is registered there, where people would come back to
   * @return the provider's own words, by which it was understood that it takes the application, or
   *     an empty text when it just did; empty when its server does not tell before somebody signs
   *     in
   * @throws ProviderRefusal when it does not, or when that could not be found out
   */
  Optional<String> tryOut(
      Registration registration, Organization organization, URI redirectUri, Duration limit)
      throws ProviderRefusal;
}
