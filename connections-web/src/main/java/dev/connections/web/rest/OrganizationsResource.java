package dev.connections.web.rest;

import dev.connections.api.Connections;
import dev.connections.api.ConnectionsException;
import dev.connections.api.Workload;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The connection of an organization that is known by its own id, host or domain. */
@Path("organizations/{workload}/{organization}/connection")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrganizationsResource {
  @EJB private Connections connections;

  @GET
  public Response get(
      @PathParam("workload") String workload, @PathParam("organization") String organization)
      throws ConnectionsException {
    Given given = new Given();
    Workload of = given.workload("workload", workload);
    given.check();
    return ConnectionsResource.shown(Response.ok(), connections.ofOrganization(of, organization));
  }
}
