package dev.connections.sandbox.page;

import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.server.PretendOrganization;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the page shows.
 *
 * @param untrustedOrigin the first organization once more, with a certificate nobody trusts
 */
public record Shown(List<Organization> organizations, List<Tenant> tenants, URI untrustedOrigin) {

  public Organization first() {
    return organizations.get(0);
  }

  public List<PretendOrganization<?>> all() {
    return Stream.<PretendOrganization<?>>concat(organizations.stream(), tenants.stream()).toList();
  }
}
