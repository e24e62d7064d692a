package dev.connections.provider.microsoft;

import com.github.benmanes.caffeine.cache.Cache;
import dev.connections.provider.call.ProviderRefusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private final MicrosoftGraph graph;
  private final String tenantId;
  private final Cache<String, Api> known;
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> absent = new HashSet<>();
  private boolean denied;

  /**
   * @param known shared by all tenants; roles change rarely
   */
  Apis(MicrosoftGraph graph, String tenantId, Cache<String, Api> known) {
    this.graph = graph;
    this.tenantId = tenantId;
    this.known = known;
  }

  /** For people; of APIs that are not known everywhere as the tenant calls them. */
  String name(String appId) {
    String told = names.getOrDefault(appId, "");
    return LABELS.containsKey(appId) || told.isEmpty() ? label(appId) : told;
  }

  /** For people, of APIs that are known everywhere; of others their id. */
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
    Api api = known.getIfPresent(key);
    if (api == null && !denied && !absent.contains(id) && TenantName.isGuid(id)) {
      api = ask(path);
      if (api == null) {
        absent.add(id);
      } else {
        known.put(key, api);
        // By its other id, too: a grant names one, a declaration the other.
        known.put(tenantId + " " + api.appId(), api);
        known.put(tenantId + " " + api.principalId(), api);
      }
    }
    if (api != null) {
      names.put(api.appId(), api.name());
    }
    return Optional.ofNullable(api);
  }

  /** Null when the application may not read it, or when it is not there. */
  private Api ask(String path) throws ProviderRefusal {
    GraphAnswer answer = graph.get(path);
    if (!answer.isOk()) {
      denied = answer.status() == 401 || answer.status() == 403;
      return null;
    }
    return Api.of(answer.body());
  }
}
