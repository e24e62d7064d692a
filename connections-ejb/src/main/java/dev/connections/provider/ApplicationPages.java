package dev.connections.provider;

import java.net.URI;

/**
 * The ability to lead people to where they register applications at the provider, for one whose
 * organizations have a page of their own each; {@link PortalPages} asks the catalog first.
 */
public interface ApplicationPages {

  /**
   * The provider's page where people register or change the application. No call.
   *
   * @param clientId empty while the application has none
   */
  URI applicationPage(Organization organization, String clientId);
}
