package dev.connections.capability;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the catalog has for one workload. */
record WorkloadCatalog(
    Map<String, Capability> capabilities,
    Map<Permission, CatalogPermission> permissions,
    Map<Permission, Set<Permission>> implied) {

  static WorkloadCatalog of(
      Collection<Capability> capabilities, Map<Permission, CatalogPermission> permissions) {
    Map<String, Capability> byCode = new LinkedHashMap<>();
    capabilities.forEach(capability -> byCode.put(capability.code(), capability));
    Map<Permission, Set<Permission>> implied = new HashMap<>();
    permissions.forEach((permission, entry) -> implied.put(permission, entry.implies()));
    return new WorkloadCatalog(byCode, permissions, implied);
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
