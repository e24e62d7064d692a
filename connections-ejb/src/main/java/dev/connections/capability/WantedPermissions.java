package dev.connections.capability;

import dev.connections.api.Workload;
import dev.connections.console.capabilities.CapabilityView.Wanted;
import dev.connections.console.capabilities.PermissionNeed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The permissions to ask an administrator for: of alternatives those of the least privilege, and
 * none that another of them stands for.
 */
final class WantedPermissions {
  private final Catalog catalog;
  private final Workload workload;
  private final PermissionNeeds needs;

  WantedPermissions(Catalog catalog, Workload workload, PermissionNeeds needs) {
    this.catalog = catalog;
    this.workload = workload;
    this.needs = needs;
  }

  /** In the order of the catalog, the required ones first. */
  List<Wanted> list() {
    Map<Permission, PermissionUse> asked = new LinkedHashMap<>();
    PermissionUse.of(needs, sets -> sets.get(0))
        .forEach(
            (permission, use) -> {
              if (use.need() != PermissionNeed.OPTIONAL) {
                asked.put(permission, use);
              }
            });
    List<Wanted> wanted = new ArrayList<>();
    for (CatalogPermission known : catalog.permissions(workload)) {
      PermissionUse use = asked.get(known.permission());
      if (use != null && !isCovered(known.permission(), asked)) {
        wanted.add(wanted(known, use, asked));
      }
    }
    wanted.sort((a, b) -> a.need().compareTo(b.need()));
    return wanted;
  }

  /** By one that is asked for as firmly: a wider one that is only recommended may be left out. */
  private boolean isCovered(Permission permission, Map<Permission, PermissionUse> asked) {
    PermissionNeed need = asked.get(permission).need();
    return asked.entrySet().stream()
        .anyMatch(
            other ->
                other.getValue().need().compareTo(need) <= 0
                    && needs.implies(other.getKey(), permission));
  }

  /** What it stands for counts among its uses. */
  private Wanted wanted(
      CatalogPermission known, PermissionUse use, Map<Permission, PermissionUse> asked) {
    TreeSet<String> codes = new TreeSet<>(use.capabilities());
    asked.forEach(
        (narrower, other) -> {
          if (needs.implies(known.permission(), narrower)) {
            codes.addAll(other.capabilities());
          }
        });
    Permission permission = known.permission();
    return new Wanted(
        permission.resource(),
        known.resourceName(),
        permission.name(),
        permission.id(),
        use.need(),
        known.why(),
        List.copyOf(codes));
  }
}
