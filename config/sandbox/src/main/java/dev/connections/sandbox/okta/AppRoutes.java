package dev.connections.sandbox.okta;

import static dev.connections.sandbox.okta.Route.get;

import com.nimbusds.jose.jwk.JWK;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Ids;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/** What Okta's API tells about applications: they themselves, their keys, grants and roles. */
final class AppRoutes {
  private static final String SINCE = "2026-01-15T09:30:00.000Z";

  private final Organization organization;

  AppRoutes(Organization organization) {
    this.organization = organization;
  }

  void addTo(List<Route> routes) {
    Directory directory = organization.directory();
    routes.add(get("/api/v1/apps", "okta.apps.read", (r, v) -> directory.apps()));
    routes.add(get("/api/v1/apps/*", "okta.apps.read", (r, v) -> directory.app(app(v))));
    routes.add(get("/api/v1/apps/*/credentials/jwks", "okta.apps.read", (r, v) -> keys(app(v))));
    routes.add(
        get("/api/v1/apps/*/credentials/secrets", "okta.apps.read", (r, v) -> secrets(app(v))));
    routes.add(get("/api/v1/apps/*/grants", "okta.appGrants.read", (r, v) -> grants(r, app(v))));
    routes.add(
        new Route(
            "POST", "/api/v1/apps/*/grants", "okta.appGrants.manage", (r, v) -> grant(r, app(v))));
    routes.add(
        new Route(
            "DELETE",
            "/api/v1/apps/*/grants/*",
            "okta.appGrants.manage",
            (r, v) -> withdraw(app(v), v.get(1))));
    routes.add(get("/oauth2/v1/clients/*/roles", "okta.roles.read", (r, v) -> roles(app(v))));
  }

  private ServiceApp app(List<String> variables) throws RefusedException {
    return organization
        .client(variables.get(0))
        .orElseThrow(
            () ->
                new RefusedException(
                    Answer.error(
                        404,
                        "E0000007",
                        "Not found: Resource not found: " + variables.get(0) + " (AppInstance)")));
  }

  /** Okta's schema says array and its example says object: one organization does each. */
  private Object keys(ServiceApp app) {
    List<Map<String, Object>> keys = app.keys().stream().map(AppRoutes::key).toList();
    return "idx".equals(organization.pipeline())
        ? keys
        : Json.object("jwks", Json.object("keys", keys));
  }

  private static Map<String, Object> key(AppKey key) {
    JWK jwk = key.publicJwk();
    Map<String, Object> object = Json.object("id", Ids.of("pks", key.kid()));
    object.putAll(jwk.toJSONObject());
    object.put("status", key.active() ? "ACTIVE" : "INACTIVE");
    object.put("created", key.created().toString());
    object.put("lastUpdated", key.created().toString());
    return object;
  }

  private static List<Map<String, Object>> secrets(ServiceApp app) {
    return app.method() == SignInMethod.CLIENT_SECRET
        ? List.of(
            Json.object("id", Ids.of("ocs", app.clientId()), "status", "ACTIVE", "created", SINCE))
        : List.of();
  }

  private List<Map<String, Object>> grants(Request request, ServiceApp app) {
    return app.scopes().stream().map(scope -> grant(request, app, scope)).toList();
  }

  private static Map<String, Object> grant(Request request, ServiceApp app, String scope) {
    return Json.object(
        "id",
        grantId(app, scope),
        "status",
        "ACTIVE",
        "created",
        SINCE,
        "createdBy",
        Json.object("id", Ids.of("00u", app.clientId()), "type", "User"),
        "lastUpdated",
        SINCE,
        "issuer",
        request.origin().toString(),
        "clientId",
        app.clientId(),
        "scopeId",
        scope,
        "source",
        "ADMIN");
  }

  private static String grantId(ServiceApp app, String scope) {
    return Ids.of("oag", app.clientId() + scope);
  }

  private static Object grant(Request request, ServiceApp app) throws RefusedException {
    try {
      Map<String, Object> asked = Json.parse(request.body());
      if (!request.origin().toString().equals(asked.get("issuer"))) {
        throw new RefusedException(Answer.error(400, "E0000001", "Api validation failed: issuer"));
      }
      String scope = String.valueOf(asked.get("scopeId"));
      app.grant(scope);
      return grant(request, app, scope);
    } catch (ParseException | IllegalArgumentException e) {
      throw new RefusedException(Answer.error(400, "E0000001", "Api validation failed: scopeId"));
    }
  }

  private static Object withdraw(ServiceApp app, String grantId) throws RefusedException {
    String scope =
        app.scopes().stream()
            .filter(granted -> grantId(app, granted).equals(grantId))
            .findFirst()
            .orElseThrow(
                () ->
                    new RefusedException(
                        Answer.error(
                            404, "E0000007", "Not found: Resource not found: " + grantId)));
    app.withdraw(scope);
    return null;
  }

  private static List<Map<String, Object>> roles(ServiceApp app) {
    return app.role().stream()
        .map(
            role ->
                Json.object(
                    "id",
                    Ids.of("irb", app.clientId()),
                    "label",
                    role.label(),
                    "type",
                    role.name(),
                    "status",
                    "ACTIVE",
                    "created",
                    SINCE,
                    "lastUpdated",
                    SINCE,
                    "assignmentType",
                    "CLIENT"))
        .toList();
  }
}
