package dev.connections.sandbox.entra;

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
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Answers the calls to a login or a Graph, in the trouble of the tenant that they are for. */
public final class TenantHandler implements HttpHandler {
  /** Seconds. */
  static final int RETRY_AFTER = 10;

  private static final System.Logger LOG = System.getLogger(TenantHandler.class.getName());

  /** A login or a Graph. */
  public interface Service {
    /** Whom a call is for; empty when that cannot be told. */
    Optional<Tenant> tenant(Request request);

    /** What kind of call it is. */
    Reach reach(Request request);

    /** The application that calls, for the list of calls; empty when it does not say. */
    String claimedClient(Request request);

    Answer refusal(Request request, Tenant tenant, Trouble trouble);

    Answer answer(Request request, Instant now) throws RefusedException;
  }

  private final Service service;
  private final URI origin;
  private final Supplier<URI> elsewhere;
  private final CountDownLatch end;
  private final Clock clock;

  /**
   * @param clock for calls that are for no tenant
   */
  public TenantHandler(
      Service service, URI origin, Supplier<URI> elsewhere, CountDownLatch end, Clock clock) {
    this.service = service;
    this.origin = origin;
    this.elsewhere = elsewhere;
    this.end = end;
    this.clock = clock;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.of(exchange, origin);
      Tenant tenant = service.tenant(request).orElse(null);
      if (tenant == null) {
        TroubledAnswers.send(exchange, answer(request, clock.instant()));
      } else {
        send(exchange, request, tenant);
      }
    } catch (RuntimeException e) {
      // The JDK's server closes the connection and says nothing.
      LOG.log(Level.ERROR, "cannot answer " + exchange.getRequestURI().getPath(), e);
      throw e;
    }
  }

  private void send(HttpExchange exchange, Request request, Tenant tenant) throws IOException {
    Answer answer = answer(request, tenant.clock().instant());
    Trouble trouble = tenant.troubleWith(service.reach(request));
    var troubled =
        new TroubledAnswers(what -> service.refusal(request, tenant, what), elsewhere, end);
    if (trouble == Trouble.NONE) {
      // Before it is sent, so that whoever has the answer finds the call noted.
      note(request, tenant, answer.status(), answer.note());
      troubled.send(exchange, request, answer, trouble);
    } else {
      int status = 0;
      try {
        status = troubled.send(exchange, request, answer, trouble);
      } finally {
        note(request, tenant, status, trouble.label());
      }
    }
  }

  private void note(Request request, Tenant tenant, int status, String note) {
    tenant.record(
        new Call(
            tenant.clock().instant(),
            origin,
            request.method(),
            request.path(),
            request.queryText(),
            service.claimedClient(request),
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
