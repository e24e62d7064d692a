package dev.connections.sandbox.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Answers the calls to one origin, in the trouble of whom they are for, and notes them down. */
final class Calls<O extends PretendOrganization<?>> implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(Calls.class.getName());

  private final Service<O> service;
  private final URI origin;
  private final TroubledAnswers troubled;
  private final Clock clock;

  /**
   * @param elsewhere where a redirect leads
   * @param end is reached when the sandbox closes
   * @param clock for calls that are for nobody
   */
  Calls(Service<O> service, URI origin, Supplier<URI> elsewhere, CountDownLatch end, Clock clock) {
    this.service = service;
    this.origin = origin;
    this.clock = clock;
    troubled = new TroubledAnswers(elsewhere, end);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.of(exchange, origin);
      O called = service.called(request).orElse(null);
      if (called == null) {
        answer(request, clock.instant()).send(exchange);
      } else {
        send(exchange, request, called);
      }
    } catch (RuntimeException e) {
      // The JDK's server closes the connection and says nothing.
      LOG.log(Level.ERROR, "cannot answer " + exchange.getRequestURI().getPath(), e);
      throw e;
    }
  }

  private void send(HttpExchange exchange, Request request, O called) throws IOException {
    Answer answer = answer(request, called.clock().instant());
    String client = answer.client().isEmpty() ? service.claimedClient(request) : answer.client();
    Reach reach = service.reach(request);
    Trouble trouble = called.troubleWith(reach);
    if (trouble == Trouble.NONE) {
      // Before it is sent, so that whoever has the answer finds the call noted.
      note(request, called, client, answer.status(), answer.note());
      if (reach == Reach.TOKEN) {
        troubled.pause(called.signIns().switches().tokenDelay());
      }
      answer.send(exchange);
      return;
    }
    int status = 0;
    try {
      Answer refusal = service.refusal(request, called, trouble);
      status = troubled.send(exchange, request, answer, refusal, trouble);
    } finally {
      note(request, called, client, status, trouble.label());
    }
  }

  private void note(Request request, O called, String client, int status, String note) {
    called.record(
        new Call(
            called.clock().instant(),
            origin,
            request.method(),
            request.path(),
            request.queryText(),
            client,
            status,
            note));
  }

  private Answer answer(Request request, Instant now) {
    try {
      return service.answer(request, now);
    } catch (RefusedException e) {
      return e.answer();
    }
  }
}
