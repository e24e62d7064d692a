package dev.connections.sandbox.okta;

import static dev.connections.sandbox.okta.Route.get;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Ids;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The endpoints of Okta's API that are answered here. */
final class Routes {
  private final List<Route> routes = new ArrayList<>();

  Routes(Organization organization) {
    Directory directory = organization.directory();
    routes.add(get("/api/v1/users", "okta.users.read", (r, v) -> directory.users()));
    routes.add(get("/api/v1/users/*", "okta.users.read", (r, v) -> found(directory.users(), v)));
    routes.add(get("/api/v1/groups", "okta.groups.read", (r, v) -> directory.groups()));
    routes.add(get("/api/v1/groups/*", "okta.groups.read", (r, v) -> found(directory.groups(), v)));
    routes.add(get("/api/v1/devices", "okta.devices.read", (r, v) -> directory.devices()));
    routes.add(get("/api/v1/meta/types/user", "okta.userTypes.read", (r, v) -> directory.types()));
    routes.add(get("/api/v1/org", "okta.orgs.read", (r, v) -> directory.organization()));
    routes.add(
        get(
            "/api/v1/org/settings/clientPrivilegesSetting",
            "okta.orgs.read",
            (r, v) -> Json.object("clientPrivilegesSetting", false)));
    routes.add(get("/api/v1/iam/roles", "okta.roles.read", (r, v) -> directory.customRoles()));
    new AppRoutes(organization).addTo(routes);
    addLists();
    addObjects();
  }

  Optional<Route> find(String method, String path) {
    return routes.stream().filter(r -> r.method().equals(method) && r.isFor(path)).findFirst();
  }

  boolean knows(String path) {
    return routes.stream().anyMatch(route -> route.isFor(path));
  }

  private static Object found(List<?> objects, List<String> ids) throws RefusedException {
    for (Object object : objects) {
      if (ids.get(0).equals(Json.asObject(object).get("id"))) {
        return object;
      }
    }
    throw new RefusedException(
        Answer.error(404, "E0000007", "Not found: Resource not found: " + ids.get(0)));
  }

  /** Lists of which a probe call alone is of interest: one sample each. */
  private void addLists() {
    list("/api/v1/authenticators", "authenticators", "Password");
    list("/api/v1/idps", "idps", "Corporate identity provider");
    list("/api/v1/zones", "networkZones", "LegacyIpZone");
    list("/api/v1/trustedOrigins", "trustedOrigins", "Intranet");
    list("/api/v1/authorizationServers", "authorizationServers", "default");
    list("/api/v1/brands", "brands", "Main brand");
    list("/api/v1/device-assurances", "deviceAssurance", "Encrypted disk");
    list("/api/v1/email-domains", "emailDomains", "mail");
    list("/api/v1/meta/schemas/user/linkedObjects", "linkedObjects", "manager");
    list("/api/v1/templates/sms", "templates", "Verification code");
    list("/api/v1/mappings", "profileMappings", "user to app");
    list("/api/v1/captchas", "captchas", "Sign-in");
    list("/api/v1/logs", "logs", "user.session.start");
    list("/api/v1/eventHooks", "eventHooks", "Sign-ins");
    list("/api/v1/inlineHooks", "inlineHooks", "Token hook");
    list("/api/v1/behaviors", "behaviors", "New device");
    list("/api/v1/features", "features", "Early access feature");
    list("/api/v1/realms", "realms", "Default realm");
    list("/api/v1/meta/uischemas", "uischemas", "Enrollment");
    list("/integrations/api/v1/api-services", "oauthIntegrations", "Backup");
    list("/api/v1/api-tokens", "apiTokens", "Automation");
    list("/api/v1/logStreams", "logStreams", "Event bus");
    list("/api/v1/agentPools", "agentPools", "Directory agents");
    routes.add(
        get(
            "/api/v1/policies",
            "okta.policies.read",
            (r, v) -> {
              if (!r.query().containsKey("type")) {
                throw new RefusedException(
                    Answer.error(400, "E0000001", "Api validation failed: type"));
              }
              return List.of(sample("policies", "Default policy"));
            }));
    routes.add(
        get(
            "/api/v1/principal-rate-limits",
            "okta.principalRateLimits.read",
            (r, v) -> {
              if (!r.query().containsKey("filter")) {
                throw new RefusedException(
                    Answer.error(400, "E0000001", "Api validation failed: filter"));
              }
              return List.of(
                  Json.object("defaultPercentage", 50, "defaultConcurrencyPercentage", 75));
            }));
  }

  private void addObjects() {
    routes.add(
        get(
            "/api/v1/domains",
            "okta.domains.read",
            (r, v) -> Json.object("domains", List.of(sample("domains", "default")))));
    routes.add(
        get(
            "/api/v1/meta/schemas/group/default",
            "okta.schemas.read",
            (r, v) -> Json.object("name", "group", "title", "Okta group", "type", "object")));
    routes.add(
        get(
            "/api/v1/threats/configuration",
            "okta.threatInsights.read",
            (r, v) -> Json.object("action", "audit", "excludeZones", List.of())));
    routes.add(
        get(
            "/api/v1/rate-limit-settings/per-client",
            "okta.rateLimits.read",
            (r, v) -> Json.object("defaultMode", "ENFORCE")));
  }

  private void list(String path, String resource, String sample) {
    routes.add(
        get(path, "okta." + resource + ".read", (r, v) -> List.of(sample(resource, sample))));
  }

  private static Object sample(String resource, String name) {
    return Json.object("id", Ids.of("smp", resource), "name", name, "status", "ACTIVE");
  }
}
