package dev.connections.onboarding;

import dev.connections.api.Workload;
import dev.connections.capability.Capability;
import dev.connections.capability.Catalog;
import dev.connections.console.capabilities.CapabilityView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What the catalog makes of the capabilities that a person chooses. */
@ApplicationScoped
class OfferedCapabilities {
  @Inject private Catalog catalog;

  /** The mandatory ones, and those of these that can be chosen today; by code. */
  List<String> with(Workload workload, Collection<String> codes) {
    return catalog.offered(workload).stream()
        .filter(c -> c.mandatory() || codes.contains(c.code()))
        .map(Capability::code)
        .toList();
  }

  List<CapabilityView> views(Workload workload, Collection<String> codes) {
    return catalog.capabilities(workload).stream()
        .filter(c -> codes.contains(c.code()))
        .map(OfferedCapabilities::view)
        .toList();
  }

  private static CapabilityView view(Capability capability) {
    return new CapabilityView(
        capability.code(),
        capability.title(),
        capability.description(),
        capability.direction(),
        capability.mandatory(),
        capability.customOnly(),
        capability.version(),
        capability.required().stream().findFirst().orElse(Set.of()).size(),
        capability.deprecatedFrom(),
        capability.removedFrom());
  }
}
