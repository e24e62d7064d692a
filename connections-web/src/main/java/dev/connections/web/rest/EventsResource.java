package dev.connections.web.rest;

import dev.connections.api.ConnectionEvents;
import dev.connections.api.ConnectionsException;
import dev.connections.api.EventPage;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What happened to connections and to the caller's connectors. */
@Path("events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {
  @EJB private ConnectionEvents events;

  /** Without a cursor no events, and the cursor of now. */
  @GET
  public EventsJson after(@QueryParam("cursor") String cursor, @QueryParam("limit") String limit)
      throws ConnectionsException {
    int size = Cut.size(limit);
    if (cursor == null) {
      return new EventsJson(List.of(), events.latest(), false);
    }
    EventPage page = events.after(cursor, size);
    return new EventsJson(
        page.events().stream().map(EventJson::of).toList(), page.cursor(), page.more());
  }
}
