package dev.connections.capability;

import dev.connections.api.Workload;
import dev.connections.console.workloads.WorkloadView;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the catalog has for one workload.
 *
 * @param endpoints null where nothing is said of an authorization server
 */
record WorkloadCatalog(
    WorkloadView about,
    SystemEndpoints endpoints,
    Map<String, Capability> capabilities,
    Map<Permission, CatalogPermission> permissions,
    Map<Permission, Set<Permission>> implied) {

  /** Of a workload that no file is about. */
  static WorkloadCatalog unknown(Workload workload) {
    return new WorkloadCatalog(WorkloadView.unknown(workload), null, Map.of(), Map.of(), Map.of());
  }

  static WorkloadCatalog of(
      CatalogAbout about,
      Collection<Capability> capabilities,
      Map<Permission, CatalogPermission> permissions) {
    Map<String, Capability> byCode = new LinkedHashMap<>();
    capabilities.forEach(capability -> byCode.put(capability.code(), capability));
    Map<Permission, Set<Permission>> implied = new HashMap<>();
    permissions.forEach((permission, entry) -> implied.put(permission, entry.implies()));
    long apis = permissions.keySet().stream().map(Permission::resource).distinct().count();
    return new WorkloadCatalog(
        about.view(apis > 1), about.endpoints(), byCode, permissions, implied);
  }

  /** Of the capabilities with these codes. */
  List<String> titles(List<String> codes) {
    return codes.stream().map(code -> capabilities.get(code).title()).toList();
  }

  /** The permissions that something asks for, or stands for. */
  static Set<Permission> used(
      Collection<Capability> capabilities, Map<Permission, CatalogPermission> permissions) {
    Set<Permission> used = new HashSet<>();
    for (Capability capability : capabilities) {
      capability.required().forEach(used::addAll);
      used.addAll(capability.recommended());
      used.addAll(capability.optional());
    }
    permissions.values().forEach(permission -> used.addAll(permission.implies()));
    return used;
  }
}
