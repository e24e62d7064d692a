package dev.connections.sandbox.entra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An application permission, which Entra calls app role.
 *
 * @param id Microsoft's, the same in every tenant
 * @param value its name, as {@code Mail.Read}; two resources may have one of the same name
 */
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
  public static AppRole of(Resource resource, String value) {
    return ALL.stream()
        .filter(role -> role.resource == resource && role.value.equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    resource.label() + " has no application permission " + value + "."));
  }

  static Optional<AppRole> ofId(String resourceAppId, String id) {
    return ALL.stream()
        .filter(role -> role.id.equalsIgnoreCase(id))
        .filter(role -> role.resource.appId().equalsIgnoreCase(resourceAppId))
        .findFirst();
  }

  @Override
  public int compareTo(AppRole other) {
    return Comparator.comparing(AppRole::resource)
        .thenComparing(AppRole::value)
        .compare(this, other);
  }

  private static List<AppRole> read() {
    try (InputStream in = AppRole.class.getResourceAsStream("app-roles.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t"))
          .map(parts -> new AppRole(Resource.valueOf(parts[0]), parts[1], parts[2]))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
