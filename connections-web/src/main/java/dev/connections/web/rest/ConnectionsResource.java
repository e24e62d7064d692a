package dev.connections.web.rest;

import dev.connections.api.ConnectionPage;
import dev.connections.api.ConnectionQuery;
import dev.connections.api.ConnectionSummary;
import dev.connections.api.Connections;
import dev.connections.api.ConnectionsException;
import dev.connections.api.NewConnection;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The connections. A change names the version that the caller saw, in {@code If-Match}. */
@Path("connections")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionsResource {
  @EJB private Connections connections;
  @Inject private Once once;

  @GET
  public Listed<ConnectionJson> list(
      @QueryParam("text") String text,
      @QueryParam("workload") String workload,
      @QueryParam("status") String status,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") String limit)
      throws ConnectionsException {
    Given given = new Given();
    Workload ofThis = given.workload("workload", workload);
    Status withThis = given.status("status", status);
    given.check();
    Cut cut = Cut.of(cursor, limit);
    ConnectionQuery query = page(cut).matching(Objects.toString(text, ""));
    query = ofThis == null ? query : query.of(ofThis);
    query = withThis == null ? query : query.with(withThis);
    ConnectionPage page = connections.find(query);
    List<ConnectionJson> items = page.connections().stream().map(ConnectionJson::of).toList();
    long total = page.total() + (cut.behind() == null ? 0 : cut.first());
    Cut next = items.isEmpty() ? cut : cut.behind(items.get(items.size() - 1).name());
    Listed<ConnectionJson> listed = Listed.of(items, total, next);
    return page.totalIsAtLeast() ? listed.atLeast() : listed;
  }

  private static ConnectionQuery page(Cut cut) {
    return cut.behind() == null
        ? ConnectionQuery.all().page(cut.first(), cut.size())
        : ConnectionQuery.all().page(0, cut.size()).behind(cut.behind());
  }

  @GET
  @Path("{id}")
  public Response get(@PathParam("id") String id) throws ConnectionsException {
    return shown(Response.ok(), connections.get(id));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@HeaderParam("Idempotency-Key") String key, NewConnectionJson body)
      throws ConnectionsException {
    NewConnectionJson wanted = Given.body(body);
    Given given = new Given();
    String name = given.needed("name", wanted.name());
    String profileId = given.needed("profileId", wanted.profileId());
    String applicationName = given.needed("applicationName", wanted.applicationName());
    Set<String> capabilities = given.codes("capabilities", wanted.capabilities());
    given.check();
    NewConnection connection = new NewConnection(name, profileId, applicationName, capabilities);
    String id = once.make(key, content(connection), () -> connections.create(connection).id());
    ConnectionSummary made = connections.get(id);
    return shown(Response.created(address(made)), made);
  }

  private static String content(NewConnection wanted) {
    return String.join(
        "\n",
        wanted.name(),
        wanted.profileId(),
        wanted.applicationName(),
        String.join(" ", new TreeSet<>(wanted.capabilities())));
  }

  @PATCH
  @Path("{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  public Response rename(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String seen, NameJson body)
      throws ConnectionsException {
    Given given = new Given();
    String name = given.needed("name", Given.body(body).name());
    given.check();
    return shown(Response.ok(), connections.rename(id, Versions.named(seen), name));
  }

  @DELETE
  @Path("{id}")
  @Produces(MediaType.WILDCARD)
  public void remove(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String seen)
      throws ConnectionsException {
    connections.remove(id, Versions.named(seen));
  }

  static Response shown(Response.ResponseBuilder answer, ConnectionSummary connection) {
    return answer
        .entity(ConnectionJson.of(connection))
        .tag(Versions.tag(connection.version()))
        .build();
  }

  private static URI address(ConnectionSummary connection) {
    return URI.create(RestApplication.PATH + "/connections/" + connection.id());
  }
}
