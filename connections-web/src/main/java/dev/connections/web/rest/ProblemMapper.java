package dev.connections.web.rest;

import dev.connections.api.ConnectionsException;
import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Clock;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers every refusal and every failure as a problem. */
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

  @Inject private Clock clock;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof ConnectionsException refused) {
      return answer(Problem.of(refused), Response.noContent());
    }
    if (thrown instanceof EJBAccessException || thrown instanceof AccessLocalException) {
      String detail = "This key, or this client of the OpenID provider, has no role for that.";
      return answer(Problem.of(403, "Not allowed", detail), Response.noContent());
    }
    if (thrown instanceof WebApplicationException http) {
      return answer(http);
    }
    if (isUnreadable(thrown)) {
      return answer(unreadable(), Response.noContent());
    }
    String id = UUID.randomUUID().toString();
    LOG.log(Level.SEVERE, "A REST request failed: " + id, thrown);
    String detail = "Something went wrong here. The log of Connections names it " + id + ".";
    return answer(Problem.of(500, "Internal error", detail), Response.noContent());
  }

  /** What was thrown while the body was read: it says what the parser met, in its own words. */
  private static boolean isUnreadable(Throwable thrown) {
    return thrown instanceof JsonbException
        || thrown instanceof JsonException
        || thrown instanceof ProcessingException
            && (thrown.getCause() instanceof JsonbException
                || thrown.getCause() instanceof JsonException);
  }

  private static Problem unreadable() {
    return Problem.of(
        400,
        "The body cannot be read",
        "The body has to be one JSON object with the fields of this request, and no others.");
  }

  /** With the headers that belong to the status, such as Allow. */
  private Response answer(WebApplicationException http) {
    Response known = http.getResponse();
    Status status = Status.fromStatusCode(known.getStatus());
    if (status == Status.BAD_REQUEST) {
      return answer(unreadable(), Response.noContent());
    }
    String title = status == null ? "Refused" : status.getReasonPhrase();
    String detail =
        switch (known.getStatus()) {
          case 404 -> "There is nothing at this address.";
          case 405 ->
              "This address does not take the method; the header Allow names those it does.";
          case 406 -> "This address answers application/json alone.";
          case 415 -> "The body has to be application/json.";
          default -> http.getMessage();
        };
    Response.ResponseBuilder answer = Response.noContent();
    if (known.getHeaders().containsKey(HttpHeaders.ALLOW)) {
      answer.header(HttpHeaders.ALLOW, known.getHeaderString(HttpHeaders.ALLOW));
    }
    return answer(Problem.of(known.getStatus(), title, detail), answer);
  }

  private Response answer(Problem problem, Response.ResponseBuilder answer) {
    problem
        .retryAt()
        .ifPresent(
            at -> answer.header(HttpHeaders.RETRY_AFTER, RetryAfter.seconds(clock.instant(), at)));
    return answer.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.json()).build();
  }
}
