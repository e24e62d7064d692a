package dev.connections.provider;

import java.time.Duration;

/** The ability to find organizations by what people type. */
public interface OrganizationResolver {

  /**
   * The host of a typed domain, without a call: lower case, no scheme, no trailing dot or slash.
   *
   * @throws DomainRefusedException when it cannot be an organization's domain; says why
   */
  String normalizeDomain(String typed) throws DomainRefusedException;

  /**
   * Finds the organization behind a typed domain or id, by the provider's public metadata alone: no
   * credential is sent. Calls the provider and returns within {@code limit}.
   *
   * @throws DomainRefusedException when it cannot be an organization's domain; nobody was called
   * @throws OrganizationNotFoundException when the provider knows none or could not be asked
   */
  Organization resolve(String typed, Duration limit)
      throws DomainRefusedException, OrganizationNotFoundException;
}
