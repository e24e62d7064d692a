package dev.connections.capability;

import dev.connections.console.verification.Known;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Chooses, of sets of alternatives, the one that an application is measured by: the one that it
 * has, else the one that it is nearest to, else the first, which asks for the least privilege.
 */
record Alternatives(PermissionNeeds needs, KnownPermissions granted, KnownPermissions declared) {

  Set<Permission> choose(List<Set<Permission>> sets) {
    return firstOf(sets, p -> granted.of(p) == Known.YES)
        .or(() -> firstOf(sets, this::isGranted))
        .or(() -> firstOf(sets, p -> isGranted(p) || granted.of(p) == Known.UNKNOWN))
        .or(() -> firstOf(sets, p -> isGranted(p) || declared.of(p) == Known.YES))
        .or(() -> firstOf(sets, p -> isGranted(p) || isDeclared(p)))
        .or(() -> nearest(sets))
        .orElse(sets.get(0));
  }

  private static Optional<Set<Permission>> firstOf(
      List<Set<Permission>> sets, Predicate<Permission> has) {
    return sets.stream().filter(set -> set.stream().allMatch(has)).findFirst();
  }

  private Optional<Set<Permission>> nearest(List<Set<Permission>> sets) {
    return sets.stream()
        .filter(set -> set.stream().anyMatch(this::isGranted))
        .reduce((a, b) -> missing(b) < missing(a) ? b : a);
  }

  private long missing(Set<Permission> set) {
    return set.stream().filter(p -> !isGranted(p)).count();
  }

  private boolean isGranted(Permission permission) {
    return has(granted, permission);
  }

  private boolean isDeclared(Permission permission) {
    return has(declared, permission);
  }

  /** By itself or by a wider one. */
  private boolean has(KnownPermissions known, Permission permission) {
    return known.of(permission) == Known.YES
        || known.present().stream().anyMatch(wider -> needs.implies(wider, permission));
  }
}
