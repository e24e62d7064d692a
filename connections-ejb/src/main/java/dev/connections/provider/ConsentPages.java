package dev.connections.provider;

import java.net.URI;

/**
 * The ability to ask an organization's administrator for consent on a page of the provider's own.
 */
public interface ConsentPages {

  /**
   * Where an administrator of the organization consents to the application's permissions. No call.
   *
   * @param state the OAuth parameter that comes back with the answer (RFC 6749, section 10.12)
   */
  URI consentPage(Organization organization, String clientId, URI redirectUri, String state);
}
