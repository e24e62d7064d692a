package dev.connections.sandbox.entra;

import dev.connections.sandbox.server.RefusedException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The scopes of a request in the name of a person: OpenID's, and delegated ones of Graph. */
final class PersonScopes {
  static final Set<String> OPEN_ID = Set.of("openid", "profile", "email", "offline_access");
  private static final String DEFAULT = ".default";

  private final Tenant tenant;
  private final AppRegistration app;
  private final LoginErrors errors;

  PersonScopes(Tenant tenant, AppRegistration app, LoginErrors errors) {
    this.tenant = tenant;
    this.app = app;
    this.errors = errors;
  }

  /** By their short names; {@code .default} stands for all that the application declares. */
  Set<String> read(String scope) throws RefusedException {
    Set<String> scopes = new TreeSet<>();
    for (String one : scope.strip().split("\\s+")) {
      String name = shortName(one);
      if (DEFAULT.equals(name)) {
        scopes.addAll(app.delegated());
      } else if (DelegatedPermission.named(name).isPresent()) {
        scopes.add(name);
      } else {
        throw errors.refused(LoginError.UNKNOWN_SCOPE, app.name(), name, Resource.GRAPH.appId());
      }
    }
    return scopes;
  }

  private String shortName(String scope) {
    return Stream.of(tenant.graphOrigin().toString(), graph(), Resource.GRAPH.appId())
        .map(prefix -> prefix + "/")
        .filter(scope::startsWith)
        .findFirst()
        .map(prefix -> scope.substring(prefix.length()))
        .orElse(scope);
  }

  private String graph() {
    return Resource.GRAPH.identifier(tenant.cloud());
  }

  static boolean needAdministrator(Set<String> scopes) {
    return scopes.stream()
        .anyMatch(
            one -> DelegatedPermission.named(one).map(DelegatedPermission::admin).orElse(true));
  }

  /** Those of Graph, for a token's {@code scp}. */
  static List<String> ofGraph(Set<String> scopes) {
    return scopes.stream().filter(one -> !OPEN_ID.contains(one)).toList();
  }

  /**
   * As a token answer tells them. Microsoft gives short names back where short ones were asked for
   * (unconfirmed), here they are always long; {@code offline_access} is told by the refresh token.
   */
  String told(Set<String> scopes) {
    return String.join(
        " ",
        scopes.stream()
            .filter(one -> !"offline_access".equals(one))
            .map(one -> OPEN_ID.contains(one) ? one : graph() + "/" + one)
            .toList());
  }
}
