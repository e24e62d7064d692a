package dev.connections.sandbox.entra;

import dev.connections.sandbox.server.RefusedException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The scope of a token request with client credentials: one resource and {@code /.default}. */
final class RequestedScope {
  private static final String DEFAULT = "/.default";

  /** What MSAL4J adds to every request. They mean people and change nothing here. */
  private static final Set<String> OF_PEOPLE = Set.of("openid", "profile", "offline_access");

  private final Tenant tenant;
  private final LoginErrors errors;

  RequestedScope(Tenant tenant, LoginErrors errors) {
    this.tenant = tenant;
    this.errors = errors;
  }

  Resource resource(String scope) throws RefusedException {
    Set<String> scopes = new TreeSet<>(Arrays.asList(scope.split("\\s+")));
    scopes.removeAll(OF_PEOPLE);
    if (scopes.size() > 1) {
      throw errors.refused(LoginError.SEVERAL_RESOURCES);
    }
    String only = scopes.isEmpty() ? scope : scopes.iterator().next();
    if (!only.endsWith(DEFAULT)) {
      throw errors.refused(LoginError.NOT_DEFAULT_SCOPE, scope);
    }
    String identifier = only.substring(0, only.length() - DEFAULT.length());
    return named(identifier).orElseThrow(() -> unknown(identifier));
  }

  private Optional<Resource> named(String identifier) {
    String plain = identifier.replaceAll("/+$", "");
    return plain.equals(tenant.graphOrigin().toString())
        ? Optional.of(Resource.GRAPH)
        : Arrays.stream(Resource.values())
            .filter(resource -> plain.equals(resource.identifier(tenant.cloud())))
            .findFirst()
            .or(() -> Resource.ofAppId(plain));
  }

  private RefusedException unknown(String identifier) {
    return errors.refused(LoginError.UNKNOWN_RESOURCE, identifier, tenant.name());
  }
}
