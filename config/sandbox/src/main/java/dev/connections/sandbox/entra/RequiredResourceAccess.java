package dev.connections.sandbox.entra;

import dev.connections.sandbox.server.Json;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an application declares, as the property of this name in its manifest has it.
 *
 * @param roles application permissions
 * @param scopes ids of Microsoft Graph's delegated permissions, which mean nothing here
 */
record RequiredResourceAccess(Set<AppRole> roles, Set<String> scopes) {

  /**
   * @param json a whole manifest, an object with the property alone, or the property's list
   * @throws IllegalArgumentException says in words what is wrong with it
   */
  static RequiredResourceAccess read(String json) {
    Set<AppRole> roles = new TreeSet<>();
    Set<String> scopes = new TreeSet<>();
    try {
      for (var resource : list(json)) {
        String appId = text(resource, "resourceAppId");
        if (Resource.ofAppId(appId).isEmpty()) {
          throw new IllegalArgumentException("No resource here has the app ID " + appId + ".");
        }
        for (var access : Json.objects(resource.get("resourceAccess"))) {
          String id = text(access, "id");
          if ("Scope".equals(access.get("type"))) {
            scopes.add(id);
          } else {
            roles.add(
                AppRole.ofId(appId, id)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "The resource "
                                    + appId
                                    + " has no application permission with the ID "
                                    + id
                                    + ".")));
          }
        }
      }
    } catch (ParseException | ClassCastException e) {
      throw new IllegalArgumentException(
          "This is not the requiredResourceAccess of a manifest: it has to be a JSON list of"
              + " resourceAppId with resourceAccess.",
          e);
    }
    return new RequiredResourceAccess(roles, scopes);
  }

  private static List<Map<String, Object>> list(String json) throws ParseException {
    String text = json.strip();
    Map<String, Object> manifest =
        Json.parse(text.startsWith("[") ? "{\"requiredResourceAccess\":" + text + "}" : text);
    if (!manifest.containsKey("requiredResourceAccess")) {
      throw new ParseException("requiredResourceAccess is missing", 0);
    }
    return Json.objects(manifest.get("requiredResourceAccess"));
  }

  private static String text(Map<String, Object> object, String name) throws ParseException {
    if (!(object.get(name) instanceof String text)) {
      throw new ParseException(name + " is missing", 0);
    }
    return text;
  }
}
