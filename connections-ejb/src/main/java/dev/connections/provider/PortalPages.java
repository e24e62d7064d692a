package dev.connections.provider;

import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;

/** The pages of the providers' portals where people register or change applications. */
@ApplicationScoped
public class PortalPages {
  private Catalog catalog;
  private ProviderAdapters adapters;

  /** For the container's proxy alone. */
  protected PortalPages() {}

  @Inject
  public PortalPages(Catalog catalog, ProviderAdapters adapters) {
    this.catalog = catalog;
    this.adapters = adapters;
  }

  /**
   * As the catalog has it for the organization's cloud, else as the provider says; empty when
   * neither knows one. No call.
   *
   * @param clientId of the application; empty while it is not known
   */
  public Optional<URI> of(Workload workload, Organization organization, String clientId) {
    return catalog
        .workload(workload)
        .page(organization.cloud(), clientId)
        .or(
            () ->
                adapters
                    .find(workload, ApplicationPages.class)
                    .map(pages -> pages.applicationPage(organization, clientId)));
  }
}
