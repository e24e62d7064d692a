package dev.connections.capability;

import dev.connections.api.Workload;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.capabilities.PermissionSnippet;
import dev.connections.platform.InputRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The catalog as people see it. */
final class CapabilityViews {

  private final Catalog catalog;
  private final Iterable<PermissionSnippets> providers;

  CapabilityViews(Catalog catalog, Iterable<PermissionSnippets> providers) {
    this.catalog = catalog;
    this.providers = providers;
  }

  List<CapabilityView> of(Workload workload) {
    return catalog.offered(workload).stream().map(NamedCapabilities::view).toList();
  }

  List<CapabilityView> named(Workload workload, Collection<String> codes) {
    return new NamedCapabilities(catalog).of(workload, codes);
  }

  List<CapabilityView.Wanted> permissions(Workload workload, Collection<String> codes) {
    return new WantedPermissions(catalog, workload, catalog.needs(workload, codes)).list();
  }

  List<PermissionSnippet> snippets(Workload workload, Collection<String> codes, String clientId) {
    List<CapabilityView.Wanted> wanted = permissions(workload, codes);
    String known = InputRules.clientIdOrEmpty(clientId);
    List<PermissionSnippet> snippets = new ArrayList<>();
    snippets.add(new PermissionSnippet(PermissionSnippet.PERMISSION_LIST, list(workload, wanted)));
    for (PermissionSnippets provider : providers) {
      if (provider.workload().equals(workload)) {
        snippets.addAll(provider.of(wanted, known));
      }
    }
    return snippets;
  }

  private String list(Workload workload, List<CapabilityView.Wanted> wanted) {
    boolean several = catalog.workload(workload).severalApis();
    return wanted.stream()
        .map(one -> several ? one.resourceName() + ": " + one.name() : one.name())
        .collect(Collectors.joining("\n"));
  }
}
