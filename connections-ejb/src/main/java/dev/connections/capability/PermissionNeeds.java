package dev.connections.capability;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the chosen capabilities of one application ask for, as plain values that a provider can
 * verify.
 *
 * @param implied which narrower permissions each permission of the workload stands for, those of
 *     the narrower ones included
 */
public record PermissionNeeds(
    List<CapabilityNeeds> capabilities, Map<Permission, Set<Permission>> implied) {
  public static final PermissionNeeds NONE = new PermissionNeeds(List.of(), Map.of());

  public PermissionNeeds {
    capabilities = List.copyOf(capabilities);
    implied = Map.copyOf(implied);
  }

  /** The codes of the capabilities. */
  public Collection<String> codes() {
    return capabilities.stream().map(CapabilityNeeds::code).toList();
  }

  /** Whether who has the one needs the other no more; a permission does not imply itself. */
  public boolean implies(Permission wider, Permission narrower) {
    return implied.getOrDefault(wider, Set.of()).contains(narrower);
  }
}
