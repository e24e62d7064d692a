package dev.connections.token;

import dev.connections.capability.Capability;
import dev.connections.capability.Permission;
import dev.connections.console.verification.Known;
import dev.connections.console.verification.PermissionView;
import dev.connections.profile.ProfileClient;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which permissions of one API a token for a capability is asked for: those of the first set of
 * alternatives that the last verification saw granted, or wider ones that stand for them, and what
 * is recommended or optional as far as it is granted. What nobody could look at is asked for, since
 * the provider knows. Of an API that has only what is recommended or optional, the first is needed
 * when none is granted: a token without any is of no use.
 *
 * @param permissions of one API, at least one
 * @param missing the first permission that is needed and was seen not to be granted; null when none
 */
record ScopeChoice(List<Permission> permissions, Permission missing) {

  /** The provider's ids of all APIs that the capability has permissions of; the first one first. */
  static Set<String> apis(Capability capability) {
    return Stream.of(
            capability.required().stream().flatMap(Set::stream),
            capability.recommended().stream(),
            capability.optional().stream())
        .flatMap(Function.identity())
        .map(Permission::resource)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * @param api the provider's id of it
   */
  static ScopeChoice of(Capability capability, String api, ProfileClient client) {
    Map<Permission, PermissionView> seen =
        client.permissions().stream()
            .collect(
                Collectors.toMap(
                    view -> new Permission(view.resource(), view.name(), view.permissionId()),
                    Function.identity(),
                    (a, b) -> a));
    List<ScopeChoice> alternatives =
        capability.required().stream().map(one -> needed(one, api, seen)).toList();
    ScopeChoice chosen =
        alternatives.stream()
            .filter(one -> one.missing() == null)
            .findFirst()
            .orElse(alternatives.get(0));
    Set<Permission> all = new LinkedHashSet<>(chosen.permissions());
    further(capability, api)
        .filter(permission -> isGranted(seen.get(permission)))
        .forEach(all::add);
    return all.isEmpty()
        ? firstFurther(capability, api, seen)
        : new ScopeChoice(List.copyOf(all), chosen.missing());
  }

  private static ScopeChoice firstFurther(
      Capability capability, String api, Map<Permission, PermissionView> seen) {
    Permission first = further(capability, api).findFirst().orElseThrow();
    return needed(Set.of(first), api, seen);
  }

  private static Stream<Permission> further(Capability capability, String api) {
    return Stream.concat(capability.recommended().stream(), capability.optional().stream())
        .filter(permission -> permission.resource().equals(api));
  }

  private static ScopeChoice needed(
      Set<Permission> alternative, String api, Map<Permission, PermissionView> seen) {
    List<Permission> asked = new ArrayList<>();
    Permission missing = null;
    for (Permission permission : alternative) {
      if (!permission.resource().equals(api)) {
        continue;
      }
      PermissionView view = seen.get(permission);
      Optional<Permission> wider =
          Optional.ofNullable(view)
              .map(PermissionView::coveredBy)
              .filter(name -> !name.isEmpty())
              .map(name -> new Permission(permission.resource(), name, ""));
      if (wider.isEmpty() && view != null && view.granted() == Known.NO && missing == null) {
        missing = permission;
      }
      asked.add(wider.orElse(permission));
    }
    return new ScopeChoice(asked, missing);
  }

  private static boolean isGranted(PermissionView view) {
    return view != null && view.granted() == Known.YES;
  }
}
