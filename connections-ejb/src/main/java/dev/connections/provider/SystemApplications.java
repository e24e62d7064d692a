package dev.connections.provider;

import dev.connections.api.ApplicationType;
import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.console.onboarding.ConnectionDrafts.SystemOffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * For which workloads people can grant the platform's own application: the catalog has to say so,
 * the provider has to be part of this installation, and the operator has to have registered it.
 */
@ApplicationScoped
public class SystemApplications {
  private Catalog catalog;
  private ProviderAdapters adapters;
  private Registrations registrations;

  /** For the container's proxy alone. */
  protected SystemApplications() {}

  @Inject
  public SystemApplications(
      Catalog catalog, ProviderAdapters adapters, Registrations registrations) {
    this.catalog = catalog;
    this.adapters = adapters;
    this.registrations = registrations;
  }

  /**
   * Lets people sign in; empty when no system application of the workload can be granted here.
   *
   * @param workload null finds nothing
   */
  public Optional<SignInFlow> at(Workload workload) {
    return workload != null && registrations.of(workload).isPresent()
        ? flow(workload)
        : Optional.empty();
  }

  private Optional<SignInFlow> flow(Workload workload) {
    return catalog.workload(workload).applicationTypes().contains(ApplicationType.SYSTEM)
        ? adapters.find(workload, SignInFlow.class)
        : Optional.empty();
  }

  public SystemOffer offer(Workload workload) {
    if (flow(workload).isEmpty()) {
      return SystemOffer.NONE;
    }
    return registrations.of(workload).isPresent() ? SystemOffer.OFFERED : SystemOffer.NOT_SET_UP;
  }
}
