package dev.connections.sandbox.entra;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.connections.sandbox.server.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an application declares of one resource, as the property of this name in its manifest has
 * it.
 */
record RequiredResourceAccess(
    @JsonProperty(required = true) String resourceAppId, List<Access> resourceAccess) {
  private static final String NAME = "requiredResourceAccess";
  private static final String SCOPE = "Scope";

  RequiredResourceAccess {
    resourceAccess = resourceAccess == null ? List.of() : List.copyOf(resourceAccess);
  }

  /**
   * @param type {@code Scope} for a delegated permission, which means nothing here
   */
  record Access(@JsonProperty(required = true) String id, String type) {}

  static List<RequiredResourceAccess> of(Collection<AppRole> roles, Collection<String> scopes) {
    Map<String, List<Access>> all = new TreeMap<>();
    for (AppRole role : roles) {
      all.computeIfAbsent(role.resource().appId(), id -> new ArrayList<>())
          .add(new Access(role.id(), "Role"));
    }
    for (String scope : scopes) {
      all.computeIfAbsent(Resource.GRAPH.appId(), id -> new ArrayList<>())
          .add(new Access(scope, SCOPE));
    }
    return all.entrySet().stream()
        .map(one -> new RequiredResourceAccess(one.getKey(), one.getValue()))
        .toList();
  }

  /**
   * @param json a whole manifest, an object with the property alone, or the property's list
   * @throws IllegalArgumentException says in words what is wrong with it
   */
  static List<RequiredResourceAccess> read(String json) {
    try {
      JsonNode manifest = Json.parse(json);
      JsonNode list = manifest.isObject() ? manifest.path(NAME) : manifest;
      if (list.isArray()) {
        return List.of(Json.bound(list, RequiredResourceAccess[].class));
      }
    } catch (JsonProcessingException e) {
      throw notOne(e);
    }
    throw notOne(null);
  }

  private static IllegalArgumentException notOne(Exception cause) {
    return new IllegalArgumentException(
        "This is not the requiredResourceAccess of a manifest: it has to be a JSON list of"
            + " resourceAppId with resourceAccess.",
        cause);
  }

  /**
   * @throws IllegalArgumentException says in words which of them there is not
   */
  List<AppRole> roles() {
    Resource resource =
        Resource.ofAppId(resourceAppId)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No resource here has the app ID " + resourceAppId + "."));
    return resourceAccess.stream()
        .filter(access -> !SCOPE.equals(access.type()))
        .map(access -> role(resource, access.id()))
        .toList();
  }

  private AppRole role(Resource resource, String id) {
    return AppRole.ofId(resource, id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The resource "
                        + resourceAppId
                        + " has no application permission with the ID "
                        + id
                        + "."));
  }

  List<String> scopes() {
    return resourceAccess.stream()
        .filter(access -> SCOPE.equals(access.type()))
        .map(Access::id)
        .toList();
  }
}
