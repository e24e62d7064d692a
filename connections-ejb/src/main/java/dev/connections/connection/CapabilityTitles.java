package dev.connections.connection;

import dev.connections.api.Workload;
import dev.connections.capability.Capability;
import dev.connections.capability.Catalog;
import dev.connections.console.CapabilityView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What people call the capabilities that lists show, from memory. */
@ApplicationScoped
class CapabilityTitles {
  @Inject private Catalog catalog;

  /** In the order of the catalog; those that it does not know come last, by their codes. */
  List<CapabilityView> of(Workload workload, Collection<String> codes) {
    List<String> unknown = new ArrayList<>(codes);
    List<CapabilityView> known =
        catalog.capabilities(workload).stream()
            .filter(capability -> unknown.remove(capability.code()))
            .map(CapabilityTitles::view)
            .toList();
    return Stream.concat(known.stream(), unknown.stream().map(CapabilityTitles::unknown)).toList();
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
        0,
        capability.deprecatedFrom(),
        capability.removedFrom());
  }

  private static CapabilityView unknown(String code) {
    return new CapabilityView(code, code, "", "BOTH", false, false, 0, 0, null, null);
  }
}
