package dev.connections.provider.microsoft;

import dev.connections.capability.CapabilityNeeds;
import dev.connections.capability.Permission;
import dev.connections.capability.PermissionNeeds;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The permissions that the catalog speaks of, found again in what a tenant tells. */
final class NeededPermissions {
  private final PermissionNeeds needs;
  private final Map<String, Permission> byName = new LinkedHashMap<>();
  private final Map<String, Permission> byId = new LinkedHashMap<>();

  NeededPermissions(PermissionNeeds needs) {
    this.needs = needs;
    needs
        .implied()
        .forEach(
            (wider, narrower) -> {
              add(wider);
              narrower.forEach(this::add);
            });
    all().forEach(this::add);
  }

  private void add(Permission permission) {
    byName.put(permission.resource() + " " + permission.name(), permission);
    byId.put(permission.id(), permission);
  }

  /** Every one that a capability may use. */
  Set<Permission> all() {
    return needs.capabilities().stream()
        .flatMap(NeededPermissions::of)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<Permission> of(CapabilityNeeds capability) {
    return Stream.concat(
        capability.required().stream().flatMap(Collection::stream),
        Stream.concat(capability.recommended().stream(), capability.optional().stream()));
  }

  /**
   * The APIs that a capability has to call, each by its application id; those of alternatives
   * included, since only what is granted shows which of them counts.
   */
  Set<String> resources() {
    return needs.capabilities().stream()
        .filter(capability -> !capability.retired())
        .flatMap(capability -> capability.required().stream())
        .flatMap(Collection::stream)
        .map(Permission::resource)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The catalog's one of this name, whatever its id there; a new one when it has none. */
  Permission named(String resource, String name, String id) {
    return byName.getOrDefault(resource + " " + name, new Permission(resource, name, id));
  }

  /** By its id in the catalog: for tenants that do not tell names. */
  Optional<Permission> ofId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The needs, with what the names of permissions say where the catalog does not know them: {@code
   * Sites.ReadWrite.All} stands for {@code Sites.Read.All} (Microsoft Graph, "Permissions
   * reference", naming pattern). Without it one that is in use would be taken for one too many.
   *
   * @param told permissions that the application has or declares
   */
  PermissionNeeds widenedBy(Collection<Permission> told) {
    Map<Permission, Set<Permission>> implied = new HashMap<>(needs.implied());
    for (Permission wider : told) {
      Permission narrower =
          byName.get(
              wider.resource() + " " + wider.name().replaceFirst("\\.ReadWrite\\b", ".Read"));
      if (narrower != null && !narrower.equals(wider)) {
        Set<Permission> all = new HashSet<>(needs.implied().getOrDefault(narrower, Set.of()));
        all.add(narrower);
        all.addAll(implied.getOrDefault(wider, Set.of()));
        implied.put(wider, all);
      }
    }
    return new PermissionNeeds(needs.capabilities(), implied);
  }
}
