package dev.connections.provider;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.console.workloads.WorkloadView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * For which workloads customers can register their own application: the catalog has to say so, and
 * the provider has to be part of this installation. Any other one that a person sends is refused.
 */
@ApplicationScoped
public class CustomApplications {
  private Catalog catalog;
  private ProviderAdapters adapters;

  /** For the container's proxy alone. */
  protected CustomApplications() {}

  @Inject
  public CustomApplications(Catalog catalog, ProviderAdapters adapters) {
    this.catalog = catalog;
    this.adapters = adapters;
  }

  /** In the order of the catalog. */
  public List<WorkloadView> offered() {
    return catalog.workloads().stream().filter(one -> at(one.workload()).isPresent()).toList();
  }

  /**
   * Finds organizations of a workload; empty when no custom application of it is offered.
   *
   * @param workload null finds nothing
   */
  public Optional<OrganizationResolver> at(Workload workload) {
    return workload != null
            && catalog.workload(workload).applicationTypes().contains(ApplicationType.CUSTOM)
        ? adapters.find(workload, OrganizationResolver.class)
        : Optional.empty();
  }
}
