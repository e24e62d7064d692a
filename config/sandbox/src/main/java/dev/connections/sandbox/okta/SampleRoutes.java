package dev.connections.sandbox.okta;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.RefusedException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an organization holds beside its applications: the samples of {@code samples.json}, the same
 * in every run. Of most of them a probe call alone is of interest.
 */
final class SampleRoutes {
  private static final List<Sample> SAMPLES =
      Json.resource(SampleRoutes.class, "samples.json", new TypeReference<>() {});

  private final Organization organization;

  SampleRoutes(Organization organization) {
    this.organization = organization;
  }

  /**
   * What one endpoint answers.
   *
   * @param parameter without which Okta refuses the call, or null
   * @param byId whether each of its objects has an address of its own
   * @param answer an object, or a list of them; may have {@code ${name}}, {@code ${slug}} and
   *     {@code ${id}} of the organization in it, and ids as {@code ${prefix:seed}}
   */
  private record Sample(
      String path, String scope, String parameter, boolean byId, JsonNode answer) {}

  void addTo(List<Route> routes) {
    for (Sample sample : SAMPLES) {
      routes.add(
          Route.get(
              sample.path(),
              sample.scope(),
              (request, variables) -> {
                String needed = sample.parameter();
                if (needed != null && !request.query().containsKey(needed)) {
                  throw OktaErrors.invalid(needed);
                }
                return sample.answer().isArray() ? objects(sample) : filled(sample.answer());
              }));
      if (sample.byId()) {
        routes.add(
            Route.get(
                sample.path() + "/*",
                sample.scope(),
                (request, variables) -> object(sample, variables.get(0))));
      }
    }
  }

  /** The objects of the list that is answered at a path. */
  List<JsonNode> objects(String path) {
    return SAMPLES.stream()
        .filter(sample -> sample.path().equals(path))
        .flatMap(sample -> objects(sample).stream())
        .toList();
  }

  private List<JsonNode> objects(Sample sample) {
    List<JsonNode> objects = new ArrayList<>();
    sample.answer().forEach(object -> objects.add(filled(object)));
    return objects;
  }

  private JsonNode object(Sample sample, String id) throws RefusedException {
    return objects(sample).stream()
        .filter(object -> object.get("id").asText().equals(id))
        .findFirst()
        .orElseThrow(() -> OktaErrors.notFound(id));
  }

  private JsonNode filled(JsonNode answer) {
    return Json.filled(answer, this::value);
  }

  private String value(String name) {
    int colon = name.indexOf(':');
    return switch (name) {
      case "id" -> organization.id();
      case "name" -> organization.name();
      case "slug" -> organization.slug();
      default -> Ids.of(name.substring(0, colon), organization.id() + name.substring(colon + 1));
    };
  }
}
