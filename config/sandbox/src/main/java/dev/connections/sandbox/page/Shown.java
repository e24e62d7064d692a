package dev.connections.sandbox.page;

import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.Organization;
import java.net.URI;
import java.util.List;

/**
 * What the page shows.
 *
 * @param untrustedOrigin the first organization once more, with a certificate nobody trusts
 */
public record Shown(List<Organization> organizations, List<Tenant> tenants, URI untrustedOrigin) {
  Organization first() {
    return organizations.get(0);
  }
}
