package dev.connections.sandbox.entra;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.connections.sandbox.server.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An application permission, which Entra calls app role.
 *
 * @param id Microsoft's, the same in every tenant
 * @param value its name, as {@code Mail.Read}; two resources may have one of the same name
 */
@JsonIncludeProperties({"resource", "value"})
public record AppRole(Resource resource, String id, String value) implements Comparable<AppRole> {
  private static final List<AppRole> ALL = read();

  /** Every one that a tenant here knows, by resource and name. */
  public static List<AppRole> all() {
    return ALL;
  }

  /**
   * One of Microsoft Graph's.
   *
   * @throws IllegalArgumentException when there is no such permission
   */
  public static AppRole graph(String value) {
    return of(Resource.GRAPH, value);
  }

  /**
   * @throws IllegalArgumentException when there is no such permission
   */
  @JsonCreator
  public static AppRole of(
      @JsonProperty("resource") Resource resource, @JsonProperty("value") String value) {
    return ALL.stream()
        .filter(role -> role.resource == resource && role.value.equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    resource.label() + " has no application permission " + value + "."));
  }

  static Optional<AppRole> ofId(Resource resource, String id) {
    return ALL.stream()
        .filter(role -> role.resource == resource && role.id.equalsIgnoreCase(id))
        .findFirst();
  }

  /** As {@code GRAPH/Mail.Read}, which no other permission is called. */
  public String fullName() {
    return resource.name() + "/" + value;
  }

  /** Its name, with the resource where that is not Microsoft Graph. */
  public String label() {
    return resource == Resource.GRAPH ? value : value + " (" + resource.label() + ")";
  }

  @Override
  public int compareTo(AppRole other) {
    return Comparator.comparing(AppRole::resource)
        .thenComparing(AppRole::value)
        .compare(this, other);
  }

  private static List<AppRole> read() {
    Map<Resource, Map<String, String>> ids =
        Json.resource(AppRole.class, "app-roles.json", new TypeReference<>() {});
    return ids.entrySet().stream()
        .flatMap(
            of ->
                of.getValue().entrySet().stream()
                    .map(role -> new AppRole(of.getKey(), role.getValue(), role.getKey())))
        .sorted()
        .toList();
  }
}
