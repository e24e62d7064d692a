package dev.connections.capability;

import dev.connections.api.Workload;
import dev.connections.console.capabilities.CapabilityView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Capabilities by their codes, as people see them. Answers from memory. */
@ApplicationScoped
public class NamedCapabilities {
  private final Catalog catalog;

  /** For the container's proxy alone. */
  protected NamedCapabilities() {
    catalog = null;
  }

  @Inject
  public NamedCapabilities(Catalog catalog) {
    this.catalog = catalog;
  }

  /** In the order of the catalog; a code that it does not have comes last, as its own title. */
  public List<CapabilityView> of(Workload workload, Collection<String> codes) {
    Set<String> unknown = new LinkedHashSet<>(codes);
    List<CapabilityView> views = new ArrayList<>();
    for (Capability capability : catalog.capabilities(workload)) {
      if (unknown.remove(capability.code())) {
        views.add(view(capability));
      }
    }
    unknown.forEach(code -> views.add(stranger(code)));
    return views;
  }

  /** Likewise, but for those alone that the catalog has. */
  public List<CapabilityView> known(Workload workload, Collection<String> codes) {
    return catalog.capabilities(workload).stream()
        .filter(capability -> codes.contains(capability.code()))
        .map(NamedCapabilities::view)
        .toList();
  }

  /** The titles alone. */
  public List<String> titles(Workload workload, Collection<String> codes) {
    return of(workload, codes).stream().map(CapabilityView::title).toList();
  }

  /**
   * The titles of those of an application's capabilities that another application holds too. The
   * mandatory ones are held by each, which is no sharing.
   *
   * @param several codes that more than one application holds
   */
  public List<String> shared(
      Workload workload, Collection<String> own, Collection<String> several) {
    return of(workload, own).stream()
        .filter(capability -> !capability.mandatory() && several.contains(capability.code()))
        .map(CapabilityView::title)
        .toList();
  }

  static CapabilityView view(Capability capability) {
    return new CapabilityView(
        capability.code(),
        capability.title(),
        capability.description(),
        capability.direction(),
        capability.mandatory(),
        capability.customOnly(),
        capability.version(),
        capability.required().get(0).size() + capability.recommended().size(),
        capability.deprecatedFrom(),
        capability.removedFrom());
  }

  private static CapabilityView stranger(String code) {
    return new CapabilityView(code, code, "", "BOTH", false, false, 0, 0, null, null);
  }
}
