package dev.connections.sandbox.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Json;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One call to Graph whose token is good: what the caller may see, and how it is paged. */
final class GraphCall {
  private static final int LARGEST_PAGE = 999;
  private static final String APPLICATIONS = "applications";
  private static final Pattern ONE =
      Pattern.compile(
          "/(servicePrincipals|applications)(?:\\(appId='([^']*)'\\)|/([^/]+))(/appRoleAssignments|/oauth2PermissionGrants)?");
  private static final Pattern BY_APP_ID = Pattern.compile("\\s*appId\\s+eq\\s+'([^']*)'\\s*");

  private static final List<String> READS_ORGANIZATION =
      List.of(
          "User.Read", "Organization.Read.All", "Directory.Read.All", "Directory.ReadWrite.All");
  private static final List<String> READS_APPLICATIONS =
      List.of(
          "Application.Read.All",
          "Application.ReadWrite.All",
          "Application.ReadWrite.OwnedBy",
          "AppRoleAssignment.ReadWrite.All",
          "Directory.Read.All",
          "Directory.ReadWrite.All");

  private final Request request;
  private final GraphCaller caller;
  private final Tenant tenant;
  private final GraphObjects objects;
  private final GraphErrors errors;

  GraphCall(Request request, GraphCaller caller, GraphErrors errors) {
    this.request = request;
    this.caller = caller;
    this.errors = errors;
    tenant = caller.tenant();
    objects = new GraphObjects(tenant);
  }

  /** What is told about the organization and its applications; empty for any other path. */
  Optional<Answer> directory(String path) throws RefusedException {
    if ("/me".equals(path)) {
      return Optional.of(Answer.json(200, selected(me())));
    }
    if ("/organization".equals(path)) {
      require(READS_ORGANIZATION);
      return Optional.of(page(List.of(objects.organization())));
    }
    if ("/servicePrincipals".equals(path) || "/applications".equals(path)) {
      return Optional.of(filtered(path.substring(1)));
    }
    Matcher one = ONE.matcher(path);
    if (!one.matches()) {
      return Optional.empty();
    }
    boolean byAppId = one.group(2) != null;
    String id = byAppId ? one.group(2) : one.group(3);
    return Optional.of(
        one.group(4) != null
            ? grants(byAppId, id, one.group(4).endsWith("Grants"))
            : Answer.json(200, selected(object(one.group(1), byAppId, id))));
  }

  private ObjectNode me() throws RefusedException {
    if (caller.account() == null) {
      throw errors.badRequest("/me request is only valid with delegated authentication flow.");
    }
    require(List.of("User.Read", "User.Read.All", "Directory.Read.All"));
    return objects.user(caller.account());
  }

  /** An application reads its own two objects without any permission, all others with one. */
  private ObjectNode object(String kind, boolean byAppId, String id) throws RefusedException {
    boolean application = APPLICATIONS.equals(kind);
    AppRegistration app = app(application, byAppId, id).orElse(null);
    if (app == null || !app.appId().equals(caller.appId())) {
      require(READS_APPLICATIONS);
    }
    if (app != null) {
      return application
          ? objects.application(
              app, request.query().getOrDefault("$select", "").contains("keyCredentials"))
          : objects.principal(app);
    }
    return Arrays.stream(Resource.values())
        .filter(resource -> !application)
        .filter(r -> id.equalsIgnoreCase(byAppId ? r.appId() : objects.principalId(r)))
        .findFirst()
        .map(objects::principal)
        .orElseThrow(() -> errors.unknown(id));
  }

  private Optional<AppRegistration> app(boolean application, boolean byAppId, String id) {
    return tenant.apps().stream()
        .filter(app -> application ? !app.isForeign() : app.hasPrincipal())
        .filter(
            app ->
                id.equalsIgnoreCase(
                    byAppId ? app.appId() : application ? app.objectId() : app.principalId()))
        .findFirst();
  }

  /** Reading assignments takes a permission, also for the application's own. */
  private Answer grants(boolean byAppId, String id, boolean delegated) throws RefusedException {
    require(READS_APPLICATIONS);
    AppRegistration app = app(false, byAppId, id).orElseThrow(() -> errors.unknown(id));
    return page(delegated ? objects.permissionGrants(app) : objects.appRoleAssignments(app));
  }

  private Answer filtered(String kind) throws RefusedException {
    Matcher filter = BY_APP_ID.matcher(request.query().getOrDefault("$filter", ""));
    if (!filter.matches()) {
      throw errors.badRequest("The pretend Graph lists these by $filter=appId eq '...' alone.");
    }
    require(READS_APPLICATIONS);
    List<JsonNode> found;
    try {
      found = List.of(object(kind, true, filter.group(1)));
    } catch (RefusedException e) {
      found = List.of();
    }
    return page(found);
  }

  /** Any of them is enough. */
  void require(List<String> permissions) throws RefusedException {
    if (permissions.stream().noneMatch(caller.roles()::contains)) {
      throw errors.denied();
    }
  }

  /**
   * Graph's paging: {@code $top}, and the way on in {@code @odata.nextLink}. A server may put fewer
   * objects on a page than {@code $top} asks for.
   */
  Answer page(List<JsonNode> all) throws RefusedException {
    int top = number("$top", tenant.pageSize());
    if (top < 1 || top > LARGEST_PAGE) {
      throw errors.badRequest("Invalid page size specified: '" + top + "'.");
    }
    int start = Math.min(number("$skiptoken", 0), all.size());
    int end = Math.min(all.size(), start + Math.min(top, tenant.pageSize()));
    ObjectNode page =
        Json.object().put("@odata.context", request.origin() + "/v1.0/$metadata#" + request.path());
    if (end < all.size()) {
      String select = request.query().get("$select");
      page.put(
          "@odata.nextLink",
          request.url()
              + "?"
              + (select == null ? "" : "$select=" + select + "&")
              + (request.query().containsKey("$top") ? "$top=" + top + "&" : "")
              + "$skiptoken="
              + end);
    }
    page.set("value", Json.array(all.subList(start, end), this::selected));
    return Answer.json(200, page);
  }

  private int number(String name, int absent) throws RefusedException {
    String text = request.query().getOrDefault(name, String.valueOf(absent));
    if (!text.matches("[0-9]{1,6}")) {
      throw errors.badRequest("Invalid value '" + text + "' for " + name + ".");
    }
    return Integer.parseInt(text);
  }

  /** The properties that {@code $select} names, all of them without it. */
  private JsonNode selected(JsonNode object) {
    String select = request.query().getOrDefault("$select", "");
    return select.isBlank()
        ? object
        : ((ObjectNode) object).deepCopy().retain(select.split("\\s*,\\s*"));
  }
}
