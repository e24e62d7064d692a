package dev.connections.sandbox.okta;

import static dev.connections.sandbox.okta.Route.get;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connections.sandbox.server.Account;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Okta's API tells about applications: they themselves, their keys, grants and roles. And
 * about the roles of people, by which an application acts that people signed in to.
 */
final class AppRoutes {
  private static final Map<String, ObjectNode> KINDS =
      Json.objects(AppRoutes.class, "app-objects.json");
  private static final String APPS = "/api/v1/apps";
  private static final String APP = APPS + "/*";

  private final Organization organization;
  private final SampleRoutes samples;

  AppRoutes(Organization organization, SampleRoutes samples) {
    this.organization = organization;
    this.samples = samples;
  }

  void addTo(List<Route> routes) {
    routes.add(get(APPS, "okta.apps.read", (r, v) -> apps()));
    routes.add(get(APP, "okta.apps.read", (r, v) -> json(app(v))));
    routes.add(get(APP + "/credentials/jwks", "okta.apps.read", (r, v) -> keys(app(v))));
    routes.add(get(APP + "/credentials/secrets", "okta.apps.read", (r, v) -> secrets(app(v))));
    routes.add(get(APP + "/grants", "okta.appGrants.read", (r, v) -> grants(r, app(v))));
    routes.add(
        new Route("POST", APP + "/grants", "okta.appGrants.manage", (r, v) -> grant(r, app(v))));
    routes.add(
        new Route(
            "DELETE",
            APP + "/grants/*",
            "okta.appGrants.manage",
            (r, v) -> withdraw(app(v), v.get(1))));
    routes.add(get("/oauth2/v1/clients/*/roles", "okta.roles.read", (r, v) -> roles(app(v))));
    routes.add(get("/api/v1/users/*/roles", "okta.roles.read", (r, v) -> rolesOfAccount(v.get(0))));
  }

  private ServiceApp app(List<String> variables) throws RefusedException {
    String id = variables.get(0);
    return organization.client(id).orElseThrow(() -> OktaErrors.notFound(id + " (AppInstance)"));
  }

  private List<JsonNode> apps() {
    List<JsonNode> apps = new ArrayList<>(samples.objects(APPS));
    organization.apps().forEach(app -> apps.add(json(app)));
    return apps;
  }

  private static ObjectNode object(String kind, String id) {
    return KINDS.get(kind).deepCopy().put("id", id);
  }

  private static JsonNode json(ServiceApp app) {
    boolean secret = app.method() == SignInMethod.CLIENT_SECRET || app.signsInWithSecret();
    var json =
        object("app", app.clientId())
            .put("label", app.name())
            .put("status", app.active() ? "ACTIVE" : "INACTIVE");
    json.withObject("/credentials/oauthClient")
        .put("client_id", app.clientId())
        .put("token_endpoint_auth_method", secret ? "client_secret_basic" : "private_key_jwt");
    var settings =
        json.withObject("/settings/oauthClient")
            .put("application_type", app.isWeb() ? "web" : "service")
            .put("dpop_bound_access_tokens", app.proofRequired());
    if (app.isWeb()) {
      settings.set("grant_types", Json.array(List.of(PersonTokens.CODE, PersonTokens.REFRESH)));
      settings.set("redirect_uris", Json.array(app.redirectUris()));
      settings
          .putObject("refresh_token")
          .put("rotation_type", app.rotatesRefreshTokens() ? "ROTATE" : "STATIC")
          .put("leeway", app.leeway().toSeconds());
    }
    return json;
  }

  /** Okta's schema says array and its example says object: one organization does each. */
  private Object keys(ServiceApp app) {
    List<JsonNode> keys = app.keys().stream().map(AppRoutes::key).toList();
    if (!organization.isClassic()) {
      return keys;
    }
    var object = Json.object();
    object.putObject("jwks").putArray("keys").addAll(keys);
    return object;
  }

  private static JsonNode key(AppKey key) {
    var json = Json.object().put("id", Ids.of("pks", key.kid()));
    json.setAll(Json.object(key.publicJwk()));
    return json.put("status", key.active() ? "ACTIVE" : "INACTIVE")
        .put("created", key.created().toString())
        .put("lastUpdated", key.created().toString());
  }

  private static List<JsonNode> secrets(ServiceApp app) {
    return app.method() == SignInMethod.CLIENT_SECRET || app.signsInWithSecret()
        ? List.of(object("secret", Ids.of("ocs", app.clientId())))
        : List.of();
  }

  private static List<JsonNode> grants(Request request, ServiceApp app) {
    return app.scopes().stream().map(scope -> grant(request, app, scope)).toList();
  }

  private static JsonNode grant(Request request, ServiceApp app, String scope) {
    var grant =
        object("grant", grantId(app, scope))
            .put("issuer", request.origin().toString())
            .put("clientId", app.clientId())
            .put("scopeId", scope);
    grant.withObject("/createdBy").put("id", Ids.of("00u", app.clientId()));
    return grant;
  }

  private static String grantId(ServiceApp app, String scope) {
    return Ids.of("oag", app.clientId() + scope);
  }

  private static JsonNode grant(Request request, ServiceApp app) throws RefusedException {
    try {
      JsonNode asked = Json.parse(request.body());
      if (!request.origin().toString().equals(asked.path("issuer").asText())) {
        throw OktaErrors.invalid("issuer");
      }
      String scope = asked.path("scopeId").asText();
      app.grant(scope);
      return grant(request, app, scope);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw OktaErrors.invalid("scopeId");
    }
  }

  private static Object withdraw(ServiceApp app, String grantId) throws RefusedException {
    String scope =
        app.scopes().stream()
            .filter(granted -> grantId(app, granted).equals(grantId))
            .findFirst()
            .orElseThrow(() -> OktaErrors.notFound(grantId));
    app.withdraw(scope);
    return null;
  }

  private static List<JsonNode> roles(ServiceApp app) {
    return app.role().stream().map(role -> role(role, app.clientId(), "CLIENT")).toList();
  }

  private List<JsonNode> rolesOfAccount(String id) throws RefusedException {
    Account account =
        organization.signIns().withId(id).orElseThrow(() -> OktaErrors.notFound(id + " (User)"));
    return account.administrator()
        ? List.of(role(AdminRole.SUPER_ADMIN, account.id(), "USER"))
        : List.of();
  }

  private static JsonNode role(AdminRole role, String holder, String assignment) {
    return object("role", Ids.of("irb", holder))
        .put("label", role.label())
        .put("type", role.name())
        .put("assignmentType", assignment);
  }
}
