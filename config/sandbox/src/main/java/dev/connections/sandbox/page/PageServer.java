package dev.connections.sandbox.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.PageFiles;
import dev.connections.sandbox.server.Request;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The page of the sandbox, for this machine alone. Other sites that a browser shows cannot read it
 * (the Host header must be ours) nor post to it (so must the Origin header).
 */
public final class PageServer {
  private static final System.Logger LOG = System.getLogger(PageServer.class.getName());

  private final Shown shown;
  private final PageForms forms;
  private final HttpServer server;

  public PageServer(Shown shown, int port, Executor threads) throws IOException {
    this.shown = shown;
    forms = new PageForms(shown);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (BindException e) {
      throw new IOException(
          "port "
              + port
              + " is in use; end the program that uses it, or set SANDBOX_PAGE_PORT to another one",
          e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.of(exchange, URI.create(origin("localhost")));
      secured(answer(request)).send(exchange);
    } catch (RuntimeException e) {
      // The JDK's server closes the connection and says nothing.
      LOG.log(Level.ERROR, "the page failed", e);
      throw e;
    }
  }

  private Answer answer(Request request) {
    if (!isOurs(request)) {
      return Answer.text(403, "text/plain", "This page is for " + uri() + " alone.");
    }
    if ("POST".equals(request.method())) {
      return forms.answer(request);
    }
    if (PageFiles.isOne(request.path())) {
      return PageFiles.answer(request.path());
    }
    for (Organization organization : shown.organizations()) {
      if (request.path().equals(OrganizationPage.path(organization))) {
        return Answer.text(
            200, "text/html", new OrganizationPage(shown, organization).html(request.query()));
      }
    }
    for (Tenant tenant : shown.tenants()) {
      if (request.path().equals(TenantPage.path(tenant))) {
        return new TenantPage(shown, tenant).answer(request.query());
      }
    }
    return "/".equals(request.path())
        ? Answer.empty(303).with("Location", OrganizationPage.path(shown.first()))
        : Answer.text(404, "text/plain", "There is no such page. Start at " + uri());
  }

  private boolean isOurs(Request request) {
    List<String> own = List.of(origin("localhost"), origin("127.0.0.1"));
    List<String> hosts = request.header("Host");
    return hosts.size() == 1
        && own.contains("http://" + hosts.get(0))
        && own.containsAll(request.header("Origin"))
        && request.header("Sec-Fetch-Site").stream().noneMatch("cross-site"::equals);
  }

  private String origin(String host) {
    return "http://" + host + ":" + server.getAddress().getPort();
  }

  private static Answer secured(Answer answer) {
    return answer
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; form-action"
                + " 'self'; base-uri 'none'; frame-ancestors 'none'")
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin")
        .with("Cache-Control", "no-store");
  }
}
