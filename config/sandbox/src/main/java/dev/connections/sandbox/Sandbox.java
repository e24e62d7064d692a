package dev.connections.sandbox;

import dev.connections.sandbox.entra.Cloud;
import dev.connections.sandbox.entra.GraphEndpoint;
import dev.connections.sandbox.entra.LoginEndpoint;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.entra.TenantHandler;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.OrganizationHandler;
import dev.connections.sandbox.page.PageServer;
import dev.connections.sandbox.page.Shown;
import dev.connections.sandbox.server.Authority;
import dev.connections.sandbox.server.Origin;
import dev.connections.sandbox.server.PrivateFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * Two pretend Okta organizations and two pretend Entra tenants on TLS ports of the loopback
 * address, and a page that shows them. Tests start it in their own process and drive it by these
 * methods; everything that the page can do can be done here.
 *
 * <ul>
 *   <li>Acme: Identity Engine, one origin.
 *   <li>Globex: Classic, and a second origin as its custom domain.
 *   <li>{@link #untrustedOrigin()}: Acme once more, with a certificate of an unknown authority.
 *   <li>Contoso: a tenant of Microsoft's global cloud, which has a login and a Graph.
 *   <li>Fabrikam: a tenant of Microsoft's cloud for the US government, with a login and a Graph
 *       too.
 * </ul>
 */
public final class Sandbox implements AutoCloseable {
  static {
    // Without it each small answer waits for the other side's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Path caFile;
  private final State state;
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "sandbox");
            thread.setDaemon(true);
            return thread;
          });
  private final List<Origin> origins = new ArrayList<>();
  private final Map<Cloud, URI> logins = new EnumMap<>(Cloud.class);
  private final Map<Cloud, URI> graphs = new EnumMap<>(Cloud.class);
  private PageServer page;

  private Sandbox(Path caFile, State state) {
    this.caFile = caFile;
    this.state = state;
  }

  /**
   * Starts it; a first start makes organizations, keys and the certificate authority.
   *
   * @throws IOException when a port is taken or the state folder cannot be used; the message says
   *     which
   */
  public static Sandbox start(SandboxOptions options) throws IOException {
    PrivateFiles.createFolder(options.stateFolder());
    Path caFile = options.stateFolder().resolve("authority.pem").toAbsolutePath().normalize();
    Authority authority = Authority.in(options.stateFolder(), caFile);
    var sandbox = new Sandbox(caFile, State.in(options.stateFolder(), options.clock()));
    try {
      sandbox.open(options, authority);
    } catch (IOException e) {
      sandbox.close();
      throw e;
    }
    return sandbox;
  }

  private void open(SandboxOptions options, Authority authority) throws IOException {
    var identity = authority.server();
    Origin acme = origin(identity, options.port(0), acme());
    Origin globex = origin(identity, options.port(1), globex());
    Origin custom = origin(identity, options.port(2), globex());
    origin(Authority.unknown().server(), options.port(3), acme());
    acme().reachedBy(List.of(acme));
    globex().reachedBy(List.of(globex, custom));
    for (Tenant tenant : tenants()) {
      open(options, identity, tenant.cloud());
    }
    page =
        new PageServer(
            new Shown(organizations(), tenants(), untrustedOrigin()), options.pagePort(), threads);
  }

  private void open(SandboxOptions options, SSLContext identity, Cloud cloud) throws IOException {
    Origin login =
        origin(
            identity,
            options.port(origins.size()),
            new LoginEndpoint(cloud, this::tenants),
            options.clock());
    Origin graph =
        origin(
            identity,
            options.port(origins.size()),
            new GraphEndpoint(cloud, this::tenants),
            options.clock());
    logins.put(cloud, login.uri());
    graphs.put(cloud, graph.uri());
    tenants().stream()
        .filter(tenant -> tenant.cloud() == cloud)
        .forEach(tenant -> tenant.reachedBy(login, graph));
  }

  private Origin origin(SSLContext identity, int port, TenantHandler.Service service, Clock clock)
      throws IOException {
    var origin =
        new Origin(
            identity,
            port,
            threads,
            uri -> new TenantHandler(service, uri, () -> acme().origin(), end, clock));
    origins.add(origin);
    return origin;
  }

  private Origin origin(SSLContext identity, int port, Organization organization)
      throws IOException {
    var origin =
        new Origin(
            identity,
            port,
            threads,
            uri -> new OrganizationHandler(organization, uri, () -> elsewhere(organization), end));
    origins.add(origin);
    return origin;
  }

  /** Where a redirect leads: the other organization, which listens and notes down who comes. */
  private URI elsewhere(Organization organization) {
    return organization == acme() ? globex().origin() : acme().origin();
  }

  public Organization acme() {
    return organization("Acme");
  }

  public Organization globex() {
    return organization("Globex");
  }

  public Organization organization(String name) {
    return organizations().stream()
        .filter(organization -> organization.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no organization " + name));
  }

  public List<Organization> organizations() {
    return state.organizations();
  }

  /** Of Microsoft's global cloud. */
  public Tenant contoso() {
    return tenant("Contoso");
  }

  /** Of Microsoft's cloud for the US government. */
  public Tenant fabrikam() {
    return tenant("Fabrikam");
  }

  public Tenant tenant(String name) {
    return tenants().stream()
        .filter(tenant -> tenant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no tenant " + name));
  }

  public List<Tenant> tenants() {
    return state.tenants();
  }

  /** The login that all tenants of a cloud share. */
  public URI login(Cloud cloud) {
    return logins.get(cloud);
  }

  /** The Microsoft Graph that all tenants of a cloud share. */
  public URI graph(Cloud cloud) {
    return graphs.get(cloud);
  }

  /** PEM of the certificate authority that a caller has to trust. */
  public Path caFile() {
    return caFile;
  }

  /**
   * All of them: Acme, Globex, Globex by its custom domain, the untrusted one, and a login and a
   * Graph for each of Microsoft's clouds.
   */
  public List<URI> origins() {
    return origins.stream().map(Origin::uri).toList();
  }

  public URI untrustedOrigin() {
    return origins.get(3).uri();
  }

  /** Where people see the organizations and change them. */
  public URI page() {
    return page.uri();
  }

  /** The settings of the product that let it call these origins, as environment variables. */
  public Map<String, String> environment() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("CONNECTIONS_OUTBOUND_TRUST_STORE", caFile.toString());
    settings.put(
        "CONNECTIONS_OUTBOUND_TRUSTED_ORIGINS",
        String.join(",", origins().stream().map(URI::toString).toList()));
    settings.put(
        "CONNECTIONS_MICROSOFT_CLOUDS",
        String.join(",", logins.keySet().stream().map(Cloud::name).toList()));
    for (Cloud cloud : logins.keySet()) {
      String prefix = "CONNECTIONS_MICROSOFT_" + cloud.name();
      settings.put(prefix + "_LOGIN", login(cloud).toString());
      settings.put(prefix + "_GRAPH", graph(cloud).toString());
    }
    return settings;
  }

  /** Closes every port; answers under way end. */
  @Override
  public void close() {
    end.countDown();
    origins.forEach(Origin::refuse);
    if (page != null) {
      page.close();
    }
    threads.shutdownNow();
  }
}
