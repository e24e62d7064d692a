package dev.connections.provider.oauth;

import dev.connections.capability.Permission;
import dev.connections.capability.SystemEndpoints;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Permissions as the catalog names them, and the scopes that they are at the server. */
final class ScopeNames {
  /** What a sign-in is allowed is no permission (OpenID Connect Core 1.0, sections 5.4 and 11). */
  private static final Set<String> OF_OPENID =
      Set.of("openid", "profile", "email", "address", "phone", "offline_access");

  private final List<String> own;
  private final String prefix;
  private final boolean asked;

  /**
   * @param host of the organization; empty while it is not known
   */
  ScopeNames(SystemEndpoints endpoints, String host) {
    own = endpoints.scopes().stream().map(scope -> Servers.filled(scope, host)).toList();
    prefix = Servers.filled(endpoints.scopePrefix(), host);
    asked = endpoints.permissionsAsked();
  }

  /** What a person is asked for. */
  List<String> toAsk(Collection<Permission> permissions) {
    Set<String> scopes = new LinkedHashSet<>(own);
    if (asked) {
      scopes.addAll(scopes(permissions));
    }
    return List.copyOf(scopes);
  }

  List<String> scopes(Collection<Permission> permissions) {
    List<String> scopes = new ArrayList<>();
    permissions.forEach(permission -> scopes.add(prefix + permission.name()));
    return scopes;
  }

  /** The names of the permissions among these; scopes that are none are left out. */
  Set<String> names(Collection<String> scopes) {
    Set<String> names = new LinkedHashSet<>();
    for (String scope : scopes) {
      if (!own.contains(scope) && !OF_OPENID.contains(scope)) {
        names.add(scope.startsWith(prefix) ? scope.substring(prefix.length()) : scope);
      }
    }
    return names;
  }
}
