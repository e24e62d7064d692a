package dev.connections.sandbox.okta;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Call;
import dev.connections.sandbox.server.Reach;
import dev.connections.sandbox.server.RefusedException;
import dev.connections.sandbox.server.Request;
import dev.connections.sandbox.server.Trouble;
import dev.connections.sandbox.server.TroubledAnswers;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Answers the calls to one origin of an organization, in trouble or not, and notes them down. */
public final class OrganizationHandler implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(OrganizationHandler.class.getName());

  private final Organization organization;
  private final URI origin;
  private final TroubledAnswers troubled;
  private final MetadataEndpoint metadata;
  private final TokenEndpoint tokens;
  private final ApiEndpoint api;

  /**
   * @param elsewhere where a redirect leads
   * @param end is reached when the sandbox closes
   */
  public OrganizationHandler(
      Organization organization, URI origin, Supplier<URI> elsewhere, CountDownLatch end) {
    this.organization = organization;
    this.origin = origin;
    troubled = new TroubledAnswers(this::refusal, elsewhere, end);
    metadata = new MetadataEndpoint(organization);
    tokens = new TokenEndpoint(organization);
    api = new ApiEndpoint(organization);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.of(exchange, origin);
      String[] clientId = {""};
      Answer answer = answer(request, clientId);
      Trouble trouble = organization.troubleWith(Reach.of(request.path()));
      if (trouble == Trouble.NONE) {
        // Before it is sent, so that whoever has the answer finds the call noted.
        note(request, clientId[0], answer.status(), answer.note());
        troubled.send(exchange, request, answer, trouble);
      } else {
        int status = 0;
        try {
          status = troubled.send(exchange, request, answer, trouble);
        } finally {
          note(request, clientId[0], status, trouble.label());
        }
      }
    } catch (RuntimeException e) {
      // The JDK's server closes the connection and says nothing.
      LOG.log(Level.ERROR, "cannot answer " + exchange.getRequestURI().getPath(), e);
      throw e;
    }
  }

  private Answer refusal(Trouble trouble) {
    return switch (trouble) {
      case THROTTLED -> organization.limits().usedUp().refusal();
      case TOO_MANY_AT_ONCE -> organization.limits().tooManyAtOnce().refusal();
      default -> Answer.error(503, "E0000009", "Internal Server Error");
    };
  }

  private void note(Request request, String clientId, int status, String note) {
    organization.record(
        new Call(
            organization.clock().instant(),
            origin,
            request.method(),
            request.path(),
            request.queryText(),
            clientId,
            status,
            note));
  }

  private Answer answer(Request request, String[] clientId) {
    try {
      return switch (Reach.of(request.path())) {
        case TOKEN -> {
          clientId[0] = TokenEndpoint.claimedClient(request);
          yield tokens.answer(request);
        }
        case METADATA -> metadata.answer(request);
        default -> api.answer(request, id -> clientId[0] = id);
      };
    } catch (RefusedException e) {
      return e.answer();
    }
  }
}
