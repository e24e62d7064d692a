package dev.connections.provider;

import dev.connections.api.Workload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds the adapter of a workload among the beans. */
@ApplicationScoped
public class ProviderAdapters {
  private Instance<ProviderAdapter> adapters;

  protected ProviderAdapters() {}

  @Inject
  public ProviderAdapters(@Any Instance<ProviderAdapter> adapters) {
    this.adapters = adapters;
  }

  /** Empty when no provider of this workload is part of the application. */
  public Optional<ProviderAdapter> of(Workload workload) {
    return adapters.stream().filter(adapter -> adapter.workload() == workload).findFirst();
  }
}
