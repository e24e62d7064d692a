package dev.connections.provider.oauth;

import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.capability.SystemEndpoints;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.provider.ProviderAdapter;
import dev.connections.provider.ProviderFamily;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One provider for each workload whose catalog file says how its server is spoken to. */
@ApplicationScoped
public class OAuthProviders implements ProviderFamily {
  private final Catalog catalog;
  private final OutboundHttp outbound;
  private final Clock clock;
  private final Map<Workload, OAuthAdapter> made = new ConcurrentHashMap<>();

  /** For the container's proxy alone. */
  protected OAuthProviders() {
    catalog = null;
    outbound = null;
    clock = null;
  }

  @Inject
  public OAuthProviders(Catalog catalog, OutboundHttp outbound, Clock clock) {
    this.catalog = catalog;
    this.outbound = outbound;
    this.clock = clock;
  }

  @Override
  public Optional<ProviderAdapter> of(Workload workload) {
    return catalog
        .endpoints(workload)
        .map(endpoints -> made.computeIfAbsent(workload, first -> make(first, endpoints)));
  }

  private OAuthAdapter make(Workload workload, SystemEndpoints endpoints) {
    return endpoints.isHostAsked()
        ? new HostAskedAdapter(workload, endpoints, catalog, outbound, clock)
        : new OAuthAdapter(workload, endpoints, catalog, outbound, clock);
  }
}
