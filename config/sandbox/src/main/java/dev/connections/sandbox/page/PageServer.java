package dev.connections.sandbox.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.connections.sandbox.entra.AppRegistration;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ServiceApp;
import dev.connections.sandbox.server.Answer;
import dev.connections.sandbox.server.Pages;
import dev.connections.sandbox.server.PretendOrganization;
import dev.connections.sandbox.server.Request;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * The page of the sandbox, for this machine alone. Other sites that a browser shows cannot read it
 * (the Host header must be ours) nor post to it (so must the Origin header).
 */
public final class PageServer {
  private static final System.Logger LOG = System.getLogger(PageServer.class.getName());

  private final Shown shown;
  private final HttpServer server;

  public PageServer(Shown shown, int port, Executor threads) throws IOException {
    this.shown = shown;
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
    if (Pages.isFile(request.path())) {
      return Pages.file(request.path());
    }
    if ("/".equals(request.path())) {
      return Answer.empty(303).with("Location", "/" + shown.first().slug());
    }
    for (Organization organization : shown.organizations()) {
      if (request.path().equals("/" + organization.slug())) {
        return answer(request, organization);
      }
    }
    for (Tenant tenant : shown.tenants()) {
      if (request.path().equals("/" + tenant.slug())) {
        return answer(request, tenant);
      }
    }
    return Answer.text(404, "text/plain", "There is no such page. Start at " + uri());
  }

  private Answer answer(Request request, Organization organization) {
    if ("POST".equals(request.method())) {
      return new OrganizationForm(organization, request.form()).answer();
    }
    organization.apps().parallelStream().forEach(ServiceApp::keys);
    return page(request, "organization", organization);
  }

  private Answer answer(Request request, Tenant tenant) {
    if ("POST".equals(request.method())) {
      return new TenantForm(tenant, request.form()).answer();
    }
    tenant.apps().parallelStream().forEach(AppRegistration::certificates);
    String keyId = request.query().getOrDefault("pfx", "");
    return tenant.apps().stream()
        .flatMap(app -> app.certificates().stream())
        .filter(known -> known.keyId().equals(keyId) && known.hasPrivateKey())
        .findFirst()
        .map(known -> Answer.bytes("application/x-pkcs12", known.pfx()))
        .orElseGet(() -> page(request, "tenant", tenant));
  }

  /**
   * {@code open} is the application to show unfolded, {@code problem} a sentence to show on top.
   */
  private Answer page(Request request, String kind, PretendOrganization<?> of) {
    String open = request.query().getOrDefault("open", "");
    String problem = request.query().getOrDefault("problem", "");
    return Pages.html(
        200, kind, Map.of("shown", shown, kind, of, "open", open, "problem", problem));
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
    return Pages.secured(answer, "script-src 'self'; form-action 'self'", "same-origin");
  }
}
