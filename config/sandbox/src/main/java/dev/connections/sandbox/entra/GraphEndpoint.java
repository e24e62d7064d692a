package dev.connections.sandbox.entra;

import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.Trouble;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Microsoft Graph of one cloud, as far as a product that looks after its own access asks it. */
public final class GraphEndpoint implements TenantHandler.Service {
  private static final String VERSION = "/v1.0";
  private static final Pattern ONE =
      Pattern.compile(
          "/(servicePrincipals|applications)(?:\\(appId='([^']*)'\\)|/([^/]+))(/appRoleAssignments)?");
  private static final Pattern BY_APP_ID = Pattern.compile("\\s*appId\\s+eq\\s+'([^']*)'\\s*");

  private static final String[] READS_ORGANIZATION = {
    "Organization.Read.All", "Directory.Read.All", "Directory.ReadWrite.All"
  };
  private static final String[] READS_APPLICATIONS = {
    "Application.Read.All",
    "Application.ReadWrite.All",
    "Application.ReadWrite.OwnedBy",
    "AppRoleAssignment.ReadWrite.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All"
  };

  private final Cloud cloud;
  private final Supplier<List<Tenant>> tenants;

  public GraphEndpoint(Cloud cloud, Supplier<List<Tenant>> tenants) {
    this.cloud = cloud;
    this.tenants = tenants;
  }

  @Override
  public Optional<Tenant> tenant(Request request) {
    return GraphCaller.claimedTenant(request, tenants.get());
  }

  @Override
  public Reach reach(Request request) {
    return Reach.API;
  }

  @Override
  public String claimedClient(Request request) {
    return GraphCaller.claimedApp(request);
  }

  @Override
  public Answer refusal(Request request, Tenant tenant, Trouble trouble) {
    var errors = new GraphErrors(request, tenant.clock().instant());
    return trouble.isLimit() ? errors.throttled() : errors.unavailable();
  }

  @Override
  public Answer answer(Request request, Instant now) throws RefusedException {
    var errors = new GraphErrors(request, now);
    GraphCaller caller = GraphCaller.of(request, cloud, tenants.get(), errors);
    if (!"GET".equals(request.method()) || !request.path().startsWith(VERSION + "/")) {
      throw errors.badRequest("Resource not found for the segment '" + request.path() + "'.");
    }
    String path = request.path().substring(VERSION.length());
    var objects = new GraphObjects(caller.tenant());
    if ("/organization".equals(path)) {
      require(caller.mayAny(READS_ORGANIZATION), errors);
      return GraphPaging.page(request, caller.tenant(), List.of(objects.organization()), errors);
    }
    Matcher one = ONE.matcher(path);
    if (one.matches()) {
      return one(request, caller, one, errors);
    }
    if ("/servicePrincipals".equals(path) || "/applications".equals(path)) {
      return filtered(request, caller, path, errors);
    }
    Optional<GraphSample> sample = GraphSample.at(path);
    if (sample.isPresent()) {
      require(caller.mayAny(sample.get().roles()), errors);
      return GraphPaging.page(
          request, caller.tenant(), sample.get().objects(caller.tenant()), errors);
    }
    throw errors.badRequest("Resource not found for the segment '" + path.substring(1) + "'.");
  }

  private Answer one(Request request, GraphCaller caller, Matcher path, GraphErrors errors)
      throws RefusedException {
    boolean byAppId = path.group(2) != null;
    String id = byAppId ? path.group(2) : path.group(3);
    if (path.group(4) != null) {
      return assignments(request, caller, byAppId, id, errors);
    }
    Map<String, Object> object = object(request, caller, path.group(1), byAppId, id, errors);
    return Answer.json(200, selected(request, object));
  }

  /** An application reads its own two objects without any permission, all others with one. */
  private Map<String, Object> object(
      Request request,
      GraphCaller caller,
      String kind,
      boolean byAppId,
      String id,
      GraphErrors errors)
      throws RefusedException {
    boolean application = "applications".equals(kind);
    var objects = new GraphObjects(caller.tenant());
    AppRegistration app = app(caller.tenant(), application, byAppId, id).orElse(null);
    boolean own = app != null && app.appId().equals(caller.appId());
    require(own || caller.mayAny(READS_APPLICATIONS), errors);
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

  private static Optional<AppRegistration> app(
      Tenant tenant, boolean application, boolean byAppId, String id) {
    return tenant.apps().stream()
        .filter(app -> application || app.hasPrincipal())
        .filter(
            app ->
                id.equalsIgnoreCase(
                    byAppId ? app.appId() : application ? app.objectId() : app.principalId()))
        .findFirst();
  }

  /** Reading assignments takes a permission, also for the application's own. */
  private static Answer assignments(
      Request request, GraphCaller caller, boolean byAppId, String id, GraphErrors errors)
      throws RefusedException {
    require(caller.mayAny(READS_APPLICATIONS), errors);
    AppRegistration app =
        app(caller.tenant(), false, byAppId, id).orElseThrow(() -> errors.unknown(id));
    return GraphPaging.page(
        request,
        caller.tenant(),
        new GraphObjects(caller.tenant()).appRoleAssignments(app),
        errors);
  }

  private Answer filtered(Request request, GraphCaller caller, String path, GraphErrors errors)
      throws RefusedException {
    Matcher filter = BY_APP_ID.matcher(request.query().getOrDefault("$filter", ""));
    if (!filter.matches()) {
      throw errors.badRequest("The pretend Graph lists these by $filter=appId eq '...' alone.");
    }
    require(caller.mayAny(READS_APPLICATIONS), errors);
    List<Object> found;
    try {
      found = List.of(object(request, caller, path.substring(1), true, filter.group(1), errors));
    } catch (RefusedException e) {
      found = List.of();
    }
    return GraphPaging.page(request, caller.tenant(), found, errors);
  }

  /** The properties that {@code $select} names, all of them without it. */
  static Map<String, Object> selected(Request request, Map<String, Object> object) {
    String select = request.query().getOrDefault("$select", "");
    if (select.isBlank()) {
      return object;
    }
    Map<String, Object> some = new LinkedHashMap<>();
    for (String name : select.split(",")) {
      if (object.containsKey(name.strip())) {
        some.put(name.strip(), object.get(name.strip()));
      }
    }
    return some;
  }

  private static void require(boolean allowed, GraphErrors errors) throws RefusedException {
    if (!allowed) {
      throw errors.denied();
    }
  }
}
