package dev.connections.web.rest;

import dev.connections.api.ConnectionsException;
import dev.connections.api.ProfilePage;
import dev.connections.api.ProfileQuery;
import dev.connections.api.Profiles;
import dev.connections.api.Status;
import dev.connections.api.Workload;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The application connection profiles, to be read. */
@Path("profiles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProfilesResource {
  @EJB private Profiles profiles;

  @GET
  public Listed<ProfileJson> list(
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
    ProfileQuery query = ProfileQuery.all().page(cut.first(), cut.size());
    query = ofThis == null ? query : query.of(ofThis);
    query = withThis == null ? query : query.with(withThis);
    ProfilePage page = profiles.find(query);
    return Listed.of(page.profiles().stream().map(ProfileJson::of).toList(), page.total(), cut);
  }

  @GET
  @Path("{id}")
  public ProfileJson get(@PathParam("id") String id) throws ConnectionsException {
    return ProfileJson.of(profiles.get(id));
  }
}
