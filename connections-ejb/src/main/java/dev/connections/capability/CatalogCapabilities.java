package dev.connections.capability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The capabilities that the files of one workload define, checked against each other. */
final class CatalogCapabilities {
  private final CatalogNames names;
  private final Mistakes mistakes;
  private final Map<String, Capability> all = new LinkedHashMap<>();

  CatalogCapabilities(CatalogNames names, Mistakes mistakes) {
    this.names = names;
    this.mistakes = mistakes;
  }

  Collection<Capability> all() {
    return all.values();
  }

  void define(String file, JsonNode root) {
    for (JsonNode node : root.path("capabilities")) {
      Capability capability = capability(file, node);
      if (all.putIfAbsent(capability.code(), capability) != null) {
        mistakes.add(
            file, node.path("code"), "the code \"" + capability.code() + "\" is there twice.");
      }
      if (capability.mandatory() && capability.removedFrom() != null) {
        mistakes.add(file, node.path("removedFrom"), "a mandatory capability cannot have an end.");
      }
    }
  }

  private Capability capability(String file, JsonNode node) {
    CatalogDates dates = CatalogDates.of(file, node, mistakes);
    List<Set<Permission>> required = required(file, node.path("required"));
    Set<Permission> recommended = names.resolve(file, node.path("recommended"));
    Set<Permission> optional = names.resolve(file, node.path("optional"));
    refuseTwice(file, node.path("recommended"), alwaysIn(required));
    Set<Permission> asked = alwaysIn(required);
    asked.addAll(recommended);
    refuseTwice(file, node.path("optional"), asked);
    return new Capability(
        node.path("code").asText(),
        node.path("title").asText(),
        node.path("description").asText(),
        node.path("direction").asText(),
        node.path("mandatory").asBoolean(),
        node.path("default").asBoolean(),
        node.path("customOnly").asBoolean(),
        node.path("version").asInt(),
        dates.validFrom(),
        dates.deprecatedFrom(),
        dates.removedFrom(),
        followedBy(node),
        node.path("note").asText(),
        required,
        recommended,
        optional);
  }

  private static List<String> followedBy(JsonNode node) {
    List<String> codes = new ArrayList<>();
    node.path("followedBy").forEach(code -> codes.add(code.asText()));
    return List.copyOf(codes);
  }

  /** To be called when all of the workload are defined. */
  void refuseUnknownFollowers(String file, JsonNode root) {
    for (JsonNode node : root.path("capabilities")) {
      for (JsonNode follower : node.path("followedBy")) {
        if (!all.containsKey(follower.asText())) {
          mistakes.add(file, follower, "there is no capability \"" + follower.asText() + "\".");
        }
      }
    }
  }

  private List<Set<Permission>> required(String file, JsonNode sets) {
    List<Set<Permission>> required = new ArrayList<>();
    for (JsonNode set : sets) {
      Set<Permission> permissions = names.resolve(file, set);
      if (set.isEmpty()) {
        mistakes.add(file, set, "this set of alternatives is empty, so that nothing is required.");
      } else if (required.stream().anyMatch(permissions::containsAll)) {
        mistakes.add(file, set, "this set holds one before it, so that it can never count.");
      }
      required.add(permissions);
    }
    if (required.isEmpty()) {
      mistakes.add(file, sets, "\"required\" needs one set of permissions at least.");
    }
    return required;
  }

  private static Set<Permission> alwaysIn(List<Set<Permission>> required) {
    Set<Permission> common = new LinkedHashSet<>();
    required.stream().limit(1).forEach(common::addAll);
    required.forEach(common::retainAll);
    return common;
  }

  private void refuseTwice(String file, JsonNode references, Set<Permission> asked) {
    for (JsonNode reference : references) {
      if (names.resolveOne(file, reference).filter(asked::contains).isPresent()) {
        mistakes.add(file, reference, "\"" + reference.asText() + "\" is asked for anyway.");
      }
    }
  }
}
