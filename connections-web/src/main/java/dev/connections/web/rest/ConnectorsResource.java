package dev.connections.web.rest;

import dev.connections.api.ConnectionsException;
import dev.connections.api.ConnectorLinks;
import dev.connections.api.LinkPage;
import dev.connections.api.LinkRequest;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The caller's own connectors, by the ids that it gave them. */
@Path("connectors")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConnectorsResource {
  @EJB private ConnectorLinks links;

  @GET
  public Listed<LinkJson> list(
      @QueryParam("cursor") String cursor, @QueryParam("limit") String limit)
      throws ConnectionsException {
    Cut cut = Cut.of(cursor, limit);
    LinkPage page = links.find(cut.first(), cut.size());
    return Listed.of(page.links().stream().map(LinkJson::of).toList(), page.total(), cut);
  }

  @GET
  @Path("{connectorId}")
  public LinkJson get(@PathParam("connectorId") String connectorId) throws ConnectionsException {
    return LinkJson.of(links.get(connectorId));
  }

  /** Links, or changes what is linked: the same call can be repeated at each start. */
  @PUT
  @Path("{connectorId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public LinkJson link(@PathParam("connectorId") String connectorId, LinkRequestJson body)
      throws ConnectionsException {
    LinkRequestJson wanted = Given.body(body);
    Given given = new Given();
    LinkRequest link =
        LinkRequest.of(connectorId, given.needed("connectionId", wanted.connectionId()))
            .needing(given.codes("needs", wanted.needs()));
    given.check();
    link = wanted.name() == null ? link : link.named(wanted.name());
    link = wanted.kind() == null ? link : link.kind(wanted.kind());
    return LinkJson.of(links.link(link));
  }

  @DELETE
  @Path("{connectorId}")
  @Produces(MediaType.WILDCARD)
  public void unlink(@PathParam("connectorId") String connectorId) {
    links.unlink(connectorId);
  }
}
