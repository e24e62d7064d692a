package dev.connections.provider;

import dev.connections.api.Workload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;

/** The providers that are part of the application, by workload and ability. */
@ApplicationScoped
public class ProviderAdapters {
  private Instance<ProviderAdapter> adapters;
  private Instance<ProviderFamily> families;

  protected ProviderAdapters() {}

  @Inject
  public ProviderAdapters(
      @Any Instance<ProviderAdapter> adapters, @Any Instance<ProviderFamily> families) {
    this.adapters = adapters;
    this.families = families;
  }

  /**
   * What a workload's provider can do, such as {@code find(workload, ConsentPages.class)}.
   *
   * @param workload null finds nothing
   * @return empty when no provider of this workload is part of the application, and when it cannot
   *     do that
   */
  public <A> Optional<A> find(Workload workload, Class<A> ability) {
    return of(workload).filter(ability::isInstance).map(ability::cast);
  }

  /** One that was made for the workload, before one that data alone makes. */
  private Optional<ProviderAdapter> of(Workload workload) {
    return adapters.stream()
        .filter(adapter -> adapter.workload().equals(workload))
        .findFirst()
        .or(
            () ->
                Optional.ofNullable(workload)
                    .flatMap(
                        known ->
                            families.stream()
                                .flatMap(family -> family.of(known).stream())
                                .findFirst()));
  }
}
