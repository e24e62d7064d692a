package dev.connections.provider.microsoft;

import dev.connections.provider.Json;
import dev.connections.provider.Words;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An API as a tenant has it: its service principal.
 *
 * @param appId the same in every tenant
 * @param principalId of this tenant
 * @param roles the names of its app roles by their ids
 */
record Api(String appId, String principalId, Map<String, String> roles) {

  static Api of(Map<String, Object> principal) {
    Map<String, String> roles = new HashMap<>();
    for (Map<String, Object> role : Json.objects(principal, "appRoles")) {
      String name = Words.clean(Json.text(role, "value"));
      if (!name.isEmpty()) {
        roles.put(Json.text(role, "id").toLowerCase(Locale.ROOT), name);
      }
    }
    return new Api(
        Json.text(principal, "appId").toLowerCase(Locale.ROOT),
        Json.text(principal, "id").toLowerCase(Locale.ROOT),
        Map.copyOf(roles));
  }
}
