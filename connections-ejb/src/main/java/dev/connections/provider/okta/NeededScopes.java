package dev.connections.provider.okta;

import dev.connections.capability.Catalog;
import dev.connections.capability.CatalogPermission;
import dev.connections.capability.KnownPermissions;
import dev.connections.capability.Permission;
import dev.connections.capability.PermissionDifference;
import dev.connections.capability.PermissionNeeds;
import dev.connections.console.capabilities.PermissionNeed;
import dev.connections.console.verification.PermissionVerdict;
import dev.connections.console.verification.PermissionView;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The scopes that an application's capabilities take, and those that a verification uses itself.
 */
final class NeededScopes {
  static final String ORGS = "okta.orgs.read";
  static final String ROLES = "okta.roles.read";

  /** It alone shows what else the application was granted. */
  static final String APP_GRANTS = "okta.appGrants.read";

  private static final String RESOURCE = "okta";

  private final Catalog catalog;
  private final PermissionNeeds needs;

  NeededScopes(Catalog catalog, PermissionNeeds needs) {
    this.catalog = catalog;
    this.needs = needs;
  }

  static Permission permission(String scope) {
    return new Permission(RESOURCE, scope, "");
  }

  static List<Permission> permissions(Collection<String> scopes) {
    return scopes.stream().map(NeededScopes::permission).toList();
  }

  /** Those that have to be granted, or should be, as far as it is known yet. */
  List<PermissionView> asked(KnownPermissions granted) {
    return difference(granted).stream().filter(NeededScopes::isAsked).toList();
  }

  private static boolean isAsked(PermissionView view) {
    return view.need() == PermissionNeed.REQUIRED || view.need() == PermissionNeed.RECOMMENDED;
  }

  /** What a verification has to have, whatever the capabilities are; what is needed most first. */
  Set<String> scopes() {
    Set<String> scopes = new LinkedHashSet<>(List.of(ORGS, ROLES));
    asked(KnownPermissions.unknown()).forEach(view -> scopes.add(view.name()));
    return scopes;
  }

  /** The same, and all that it could make use of: every alternative, and what is optional. */
  Set<String> allScopes() {
    Set<String> scopes = scopesWithAppGrants();
    needs
        .capabilities()
        .forEach(
            capability -> {
              capability.required().forEach(set -> add(scopes, set));
              add(scopes, capability.optional());
            });
    return scopes;
  }

  Set<String> scopesWithAppGrants() {
    Set<String> scopes = scopes();
    scopes.add(APP_GRANTS);
    return scopes;
  }

  private static void add(Set<String> scopes, Set<Permission> permissions) {
    permissions.forEach(permission -> scopes.add(permission.name()));
  }

  /** Those that would stand for the scopes that are missed. */
  Set<String> widerThan(KnownPermissions granted) {
    List<Permission> missed =
        asked(granted).stream()
            .filter(
                view ->
                    view.verdict() == PermissionVerdict.MISSING
                        || view.verdict() == PermissionVerdict.RECOMMENDED)
            .map(view -> permission(view.name()))
            .toList();
    Set<String> wider = new LinkedHashSet<>();
    missed.forEach(narrower -> wider.addAll(widerThan(narrower)));
    return wider;
  }

  private Set<String> widerThan(Permission narrower) {
    Set<String> wider = new LinkedHashSet<>();
    for (CatalogPermission known : catalog.permissions(OktaAdapter.WORKLOAD)) {
      if (needs.implies(known.permission(), narrower)) {
        wider.add(known.permission().name());
      }
    }
    return wider;
  }

  /** The scope, and those that stand for it. */
  Set<String> standingFor(String scope) {
    Set<String> all = new LinkedHashSet<>(Set.of(scope));
    all.addAll(widerThan(permission(scope)));
    return all;
  }

  /** A cheap call that needs this scope alone; empty where the catalog knows none. */
  Optional<CatalogPermission> probe(String scope) {
    return catalog
        .permission(OktaAdapter.WORKLOAD, permission(scope))
        .filter(known -> !known.probe().isEmpty());
  }

  /** What is needed of that of which a granted scope allows more. */
  String narrower(List<PermissionView> views, PermissionView wider) {
    return views.stream()
        .filter(view -> view.need() != PermissionNeed.NONE)
        .map(PermissionView::name)
        .filter(name -> needs.implies(permission(wider.name()), permission(name)))
        .collect(Collectors.joining(", "));
  }

  /** Okta knows no declaration: what an application has are its grants. */
  List<PermissionView> difference(KnownPermissions granted) {
    return PermissionDifference.of(needs, granted, KnownPermissions.unknown());
  }
}
