package dev.connections.provider.microsoft;

import dev.connections.provider.call.Json;
import dev.connections.provider.call.ProviderText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An API as a tenant has it: its service principal.
 *
 * @param appId the same in every tenant
 * @param principalId of this tenant
 * @param name for people
 * @param roles the names of its app roles by their ids
 */
record Api(String appId, String principalId, String name, Map<String, String> roles) {

  static Api of(Map<String, Object> principal) {
    Map<String, String> roles = new HashMap<>();
    for (Map<String, Object> one : Json.objects(principal, "appRoles")) {
      String role = ProviderText.sanitize(Json.text(one, "value"));
      if (!role.isEmpty()) {
        roles.put(Json.text(one, "id").toLowerCase(Locale.ROOT), role);
      }
    }
    return new Api(
        Json.text(principal, "appId").toLowerCase(Locale.ROOT),
        Json.text(principal, "id").toLowerCase(Locale.ROOT),
        ProviderText.sanitize(Json.text(principal, "displayName")),
        Map.copyOf(roles));
  }
}
