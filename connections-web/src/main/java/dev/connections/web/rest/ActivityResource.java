package dev.connections.web.rest;

import dev.connections.api.ConnectionsException;
import dev.connections.console.Page;
import dev.connections.console.activity.Activity;
import dev.connections.console.activity.ActivityFilter;
import dev.connections.console.activity.ActivityRow;
import dev.connections.words.Sentences;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Who did what, the latest first. */
@Path("activity")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ActivityResource {
  private static final List<String> RESULTS = List.of("DONE", "REFUSED", "FAILED");

  @EJB private Activity activity;
  @Inject private Sentences sentences;
  @Inject private Clock clock;

  @GET
  public Listed<ActivityJson> list(
      @QueryParam("actor") String actor,
      @QueryParam("action") String action,
      @QueryParam("subject") String subject,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("result") String result,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") String limit)
      throws ConnectionsException {
    Given given = new Given();
    Instant notBefore = given.instant("from", from);
    Instant before = given.instant("to", to);
    String ended = given.oneOf("result", result, RESULTS);
    given.check();
    Cut cut = Cut.growing(cursor, limit, clock.instant());
    Page<ActivityRow> page =
        activity.list(
            new ActivityFilter(
                Objects.toString(actor, ""),
                Objects.toString(action, ""),
                Objects.toString(subject, ""),
                notBefore,
                before == null || before.isAfter(cut.before()) ? cut.before() : before,
                ended,
                cut.first(),
                cut.size()));
    return Listed.of(
        page.rows().stream().map(row -> ActivityJson.of(row, sentences)).toList(),
        page.total(),
        cut);
  }
}
