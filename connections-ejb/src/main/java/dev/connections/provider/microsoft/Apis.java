package dev.connections.provider.microsoft;

import com.github.benmanes.caffeine.cache.Cache;
import dev.connections.provider.ProviderRefusal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The APIs of one tenant, with the names of their app roles as the tenant itself has them: tables
 * of role ids that go about are wrong in places. An application without the permission to read them
 * is told nothing; then the ids of the capability catalog have to do.
 */
final class Apis {
  private static final Map<String, String> LABELS =
      DataFile.read("apis.json").entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
  private static final String SELECT = "?$select=id,appId,displayName,appRoles";

  private final Graph graph;
  private final String tenantId;
  private final Cache<String, Api> known;
  private boolean denied;

  /**
   * @param known shared by all tenants; roles change rarely
   */
  Apis(Graph graph, String tenantId, Cache<String, Api> known) {
    this.graph = graph;
    this.tenantId = tenantId;
    this.known = known;
  }

  /** For people. */
  static String label(String appId) {
    return LABELS.getOrDefault(appId, appId);
  }

  Optional<Api> ofAppId(String appId) throws ProviderRefusal {
    return read(appId, "/servicePrincipals(appId='" + appId + "')" + SELECT);
  }

  Optional<Api> ofPrincipal(String principalId) throws ProviderRefusal {
    return read(principalId, "/servicePrincipals/" + principalId + SELECT);
  }

  private Optional<Api> read(String id, String path) throws ProviderRefusal {
    String key = tenantId + " " + id;
    Api cached = known.getIfPresent(key);
    if (cached != null || denied || !TenantName.isGuid(id)) {
      return Optional.ofNullable(cached);
    }
    GraphAnswer answer = graph.get(path);
    if (!answer.isOk()) {
      denied = answer.status() == 401 || answer.status() == 403;
      return Optional.empty();
    }
    Api api = Api.of(answer.body());
    known.put(key, api);
    return Optional.of(api);
  }
}
