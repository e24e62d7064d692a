package dev.connections.capability;

import dev.connections.api.Workload;
import dev.connections.console.capabilities.Capabilities;
import dev.connections.console.capabilities.CapabilityView;
import dev.connections.console.capabilities.PermissionSnippet;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;

/** The console's view of the catalog. */
@Stateless
@Local(Capabilities.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CapabilitiesBean implements Capabilities {
  @Inject private Catalog catalog;
  @Inject @Any private Instance<PermissionSnippets> snippets;

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public List<CapabilityView> of(Workload workload) {
    return new CapabilityViews(catalog, snippets).of(workload);
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public List<CapabilityView> named(Workload workload, Collection<String> codes) {
    return new CapabilityViews(catalog, snippets).named(workload, codes);
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public List<CapabilityView.Wanted> permissions(Workload workload, Collection<String> codes) {
    return new CapabilityViews(catalog, snippets).permissions(workload, codes);
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  public List<PermissionSnippet> snippets(
      Workload workload, Collection<String> codes, String clientId) {
    return new CapabilityViews(catalog, snippets).snippets(workload, codes, clientId);
  }
}
