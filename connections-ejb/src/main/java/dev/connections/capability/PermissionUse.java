package dev.connections.capability;

import dev.connections.console.capabilities.PermissionNeed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How much the chosen capabilities depend on one permission, and which of them.
 *
 * @param need the strongest of theirs
 */
record PermissionUse(PermissionNeed need, Set<String> capabilities) {

  /**
   * Every permission that the capabilities use, in their order. One that the provider switched off
   * uses none.
   *
   * @param chosen picks the set of alternatives that counts
   */
  static Map<Permission, PermissionUse> of(
      PermissionNeeds needs, Function<List<Set<Permission>>, Set<Permission>> chosen) {
    Map<Permission, PermissionUse> uses = new LinkedHashMap<>();
    for (CapabilityNeeds capability : needs.capabilities()) {
      if (!capability.retired()) {
        String code = capability.code();
        add(uses, chosen.apply(capability.required()), PermissionNeed.REQUIRED, code);
        add(uses, capability.recommended(), PermissionNeed.RECOMMENDED, code);
        add(uses, capability.optional(), PermissionNeed.OPTIONAL, code);
      }
    }
    return uses;
  }

  private static void add(
      Map<Permission, PermissionUse> uses,
      Set<Permission> permissions,
      PermissionNeed need,
      String code) {
    for (Permission permission : permissions) {
      uses.merge(permission, new PermissionUse(need, Set.of(code)), PermissionUse::and);
    }
  }

  private PermissionUse and(PermissionUse other) {
    Set<String> both = new TreeSet<>(capabilities);
    both.addAll(other.capabilities);
    return new PermissionUse(need.compareTo(other.need) <= 0 ? need : other.need, both);
  }
}
