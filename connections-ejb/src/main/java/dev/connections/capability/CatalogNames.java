package dev.connections.capability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The permissions that the files of one workload define, by the names that they go by there. */
final class CatalogNames {
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}");

  /** Where a permission is defined. */
  record Defined(String file, JsonNode node, String alias, String resource, Permission it) {}

  private final CatalogAbout about;
  private final Mistakes mistakes;
  private final Map<Permission, Defined> all = new LinkedHashMap<>();
  private final Map<String, String> resourceOfAlias = new HashMap<>();
  private final Map<String, Permission> ofId = new HashMap<>();

  CatalogNames(CatalogAbout about, Mistakes mistakes) {
    this.about = about;
    this.mistakes = mistakes;
  }

  void define(String file, JsonNode root) {
    for (JsonNode resource : root.path("resources")) {
      String alias = resource.path("alias").asText();
      String id = resource.path("id").asText();
      requireUuid(file, resource.path("id"));
      String before = resourceOfAlias.putIfAbsent(alias, id);
      if (before != null && !before.equals(id)) {
        mistakes.add(
            file,
            resource.path("alias"),
            "the alias \"" + alias + "\" belongs to the resource " + before + " already.");
      }
      for (JsonNode permission : resource.path("permissions")) {
        define(file, permission, alias, resource);
      }
    }
  }

  private void define(String file, JsonNode node, String alias, JsonNode resource) {
    String name = node.path("name").asText();
    String id = node.path("id").asText();
    requireUuid(file, node.has("id") ? node.path("id") : node);
    Permission permission = new Permission(resource.path("id").asText(), name, id);
    Defined defined = new Defined(file, node, alias, resource.path("name").asText(), permission);
    if (all.putIfAbsent(permission, defined) != null) {
      mistakes.add(file, node.path("name"), "the permission \"" + name + "\" is defined twice.");
    }
    Permission sameId = id.isEmpty() ? null : ofId.putIfAbsent(id, permission);
    if (sameId != null && !sameId.equals(permission)) {
      mistakes.add(file, node.path("id"), "this id is " + sameId.name() + "'s already.");
    }
  }

  private void requireUuid(String file, JsonNode node) {
    if (about.uuids() && !UUID.matcher(node.asText()).matches()) {
      mistakes.add(
          file,
          node,
          node.isTextual()
              ? "\""
                  + node.asText()
                  + "\" is no id: those of "
                  + about.title()
                  + " are UUIDs in lower case."
              : "this permission lacks its \"id\", a UUID.");
    }
  }

  /** The permissions of a list; those that nobody defined are noted and left out. */
  Set<Permission> resolve(String file, JsonNode references) {
    Set<Permission> found = new LinkedHashSet<>();
    references.forEach(reference -> resolveOne(file, reference).ifPresent(found::add));
    return found;
  }

  /** Empty, and noted, when nobody defined it. */
  Optional<Permission> resolveOne(String file, JsonNode reference) {
    String text = reference.asText();
    List<Defined> fitting =
        all.values().stream()
            .filter(d -> text.equals(d.it().name()) || text.equals(d.alias() + "/" + d.it().name()))
            .toList();
    if (fitting.isEmpty()) {
      mistakes.add(file, reference, "there is no permission \"" + text + "\".");
    } else if (fitting.size() > 1) {
      String choices =
          fitting.stream()
              .map(d -> d.alias() + "/" + d.it().name())
              .collect(Collectors.joining(" or "));
      mistakes.add(file, reference, "\"" + text + "\" may be two: write " + choices + ".");
      return Optional.empty();
    }
    return fitting.stream().map(Defined::it).findFirst();
  }

  /** Each permission as it is defined, with what it implies; a ring of implications is noted. */
  Map<Permission, CatalogPermission> permissions() {
    Map<Permission, Set<Permission>> direct = new HashMap<>();
    all.values().forEach(d -> direct.put(d.it(), resolve(d.file(), d.node().path("implies"))));
    Map<Permission, CatalogPermission> permissions = new LinkedHashMap<>();
    for (Defined defined : all.values()) {
      Set<Permission> implied = new LinkedHashSet<>();
      collect(defined.it(), direct, implied);
      if (implied.contains(defined.it())) {
        mistakes.add(
            defined.file(),
            defined.node().path("implies"),
            "\"" + defined.it().name() + "\" implies itself.");
      }
      permissions.put(defined.it(), permission(defined, implied));
    }
    return permissions;
  }

  /** Notes those that no capability needs and no other implies: a slip of the pen, most often. */
  void refuseUnused(Set<Permission> used) {
    for (Defined defined : all.values()) {
      if (!used.contains(defined.it())) {
        mistakes.add(
            defined.file(),
            defined.node(),
            "no capability uses \"" + defined.it().name() + "\", and nothing implies it.");
      }
    }
  }

  private static void collect(
      Permission from, Map<Permission, Set<Permission>> direct, Set<Permission> implied) {
    for (Permission narrower : direct.getOrDefault(from, Set.of())) {
      if (implied.add(narrower)) {
        collect(narrower, direct, implied);
      }
    }
  }

  private static CatalogPermission permission(Defined defined, Set<Permission> implied) {
    JsonNode node = defined.node();
    return new CatalogPermission(
        defined.it(),
        defined.resource(),
        node.path("why").asText(),
        implied,
        node.path("probe").asText(),
        node.path("neverEmpty").asBoolean(),
        node.path("note").asText());
  }
}
