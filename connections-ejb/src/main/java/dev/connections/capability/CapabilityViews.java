package dev.connections.capability;

import dev.connections.api.Workload;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.capabilities.PermissionSnippet;
import dev.connections.console.capabilities.PermissionSnippet.Kind;
import dev.connections.platform.InputRules;
import java.util.Collection;
import java.util.List;

/** The catalog as people see it. */
final class CapabilityViews {

  private final Catalog catalog;

  CapabilityViews(Catalog catalog) {
    this.catalog = catalog;
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
    return switch (workload) {
      case OKTA -> {
        OktaSnippets okta = new OktaSnippets(wanted);
        yield List.of(
            new PermissionSnippet(Kind.PERMISSION_LIST, okta.list()),
            new PermissionSnippet(Kind.OKTA_GRANTS, okta.grants(known)));
      }
      case MICROSOFT_365 -> {
        EntraSnippets entra = new EntraSnippets(wanted);
        yield List.of(
            new PermissionSnippet(Kind.PERMISSION_LIST, entra.list()),
            new PermissionSnippet(Kind.ENTRA_MANIFEST, entra.manifest()),
            new PermissionSnippet(Kind.POWERSHELL, entra.powerShell(known)));
      }
    };
  }
}
