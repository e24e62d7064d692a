package dev.connections.provider;

import dev.connections.api.Workload;
import java.util.Optional;

/**
 * Providers that are alike but for data, one for each workload that the data is about. A workload
 * that has a {@link ProviderAdapter} bean of its own has none here.
 */
public interface ProviderFamily {

  /** The same one each time; empty when the data does not say how its provider is spoken to. */
  Optional<ProviderAdapter> of(Workload workload);
}
