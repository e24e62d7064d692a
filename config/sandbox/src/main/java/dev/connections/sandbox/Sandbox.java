package dev.connections.sandbox;

import dev.connections.sandbox.entra.Cloud;
import dev.connections.sandbox.entra.GraphEndpoint;
import dev.connections.sandbox.entra.LoginEndpoint;
import dev.connections.sandbox.entra.Tenant;
import dev.connections.sandbox.okta.OktaService;
import dev.connections.sandbox.okta.Organization;
import dev.connections.sandbox.okta.ReadyApp;
import dev.connections.sandbox.page.PageServer;
import dev.connections.sandbox.page.Shown;
import dev.connections.sandbox.server.Authority;
import dev.connections.sandbox.server.Origin;
import dev.connections.sandbox.server.PretendOrganization;
import dev.connections.sandbox.server.PrivateFiles;
import dev.connections.sandbox.server.Servers;
import dev.connections.sandbox.server.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
 *   <li>Northwind and Tailspin: in these clouds, the publishers of the platform's own application.
 * </ul>
 */
public final class Sandbox implements AutoCloseable {
  private final Path caFile;
  private final State state;
  private final Servers servers;
  private PageServer page;

  private Sandbox(Path caFile, State state, Clock clock) {
    this.caFile = caFile;
    this.state = state;
    servers = new Servers(clock);
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
    State state = State.in(options.stateFolder(), options.clock());
    var sandbox = new Sandbox(caFile, state, options.clock());
    try {
      sandbox.open(options, authority.server());
    } catch (IOException e) {
      sandbox.close();
      throw e;
    }
    return sandbox;
  }

  private void open(SandboxOptions options, SSLContext identity) throws IOException {
    Origin acme = open(options, identity, acme());
    Origin globex = open(options, identity, globex());
    Origin custom = open(options, identity, globex());
    URI untrusted = open(options, Authority.unknown().server(), acme()).uri();
    acme().reachedBy(acme);
    globex().reachedBy(globex, custom);
    for (Tenant tenant : tenants()) {
      Cloud cloud = tenant.cloud();
      Origin login = open(options, identity, new LoginEndpoint(cloud, this::allTenants), acme());
      Origin graph = open(options, identity, new GraphEndpoint(cloud, this::allTenants), acme());
      tenant.reachedBy(login, graph);
      publisher(cloud).reachedBy(login, graph);
    }
    options.redirectUris().forEach(this::addRedirectUri);
    page =
        new PageServer(
            new Shown(organizations(), allTenants(), untrusted),
            options.pagePort(),
            servers.threads());
  }

  /** One more origin of an organization; a redirect leads to the other organization. */
  private Origin open(SandboxOptions options, SSLContext identity, Organization organization)
      throws IOException {
    Organization other = organization == acme() ? globex() : acme();
    return open(options, identity, new OktaService(organization), other);
  }

  /**
   * @param elsewhere where a redirect leads: it listens and notes down who comes
   */
  private Origin open(
      SandboxOptions options, SSLContext identity, Service<?> service, Organization elsewhere)
      throws IOException {
    int port = options.port(servers.origins().size());
    return servers.open(identity, port, service, elsewhere::origin);
  }

  /** Registers an address for the platform's own application, everywhere. */
  public void addRedirectUri(String uri) {
    organizations().forEach(one -> one.app(ReadyApp.SYSTEM).addRedirectUri(uri));
    state.publishers().forEach(one -> one.systemApp().addRedirectUri(uri));
  }

  public Organization acme() {
    return named(organizations(), "Acme");
  }

  public Organization globex() {
    return named(organizations(), "Globex");
  }

  public List<Organization> organizations() {
    return state.organizations();
  }

  /** Of Microsoft's global cloud. */
  public Tenant contoso() {
    return named(tenants(), "Contoso");
  }

  /** Of Microsoft's cloud for the US government. */
  public Tenant fabrikam() {
    return named(tenants(), "Fabrikam");
  }

  private static <O extends PretendOrganization<?>> O named(List<O> all, String name) {
    return all.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no organization " + name));
  }

  /** Those of customers. */
  public List<Tenant> tenants() {
    return state.tenants();
  }

  /** Where the platform's own application of a cloud is at home. */
  public Tenant publisher(Cloud cloud) {
    return state.publishers().stream()
        .filter(tenant -> tenant.cloud() == cloud)
        .findFirst()
        .orElseThrow();
  }

  private List<Tenant> allTenants() {
    return Stream.concat(tenants().stream(), state.publishers().stream()).toList();
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
    return servers.origins().stream().map(Origin::uri).toList();
  }

  public URI untrustedOrigin() {
    return origins().get(3);
  }

  /** Where people see the organizations and change them. */
  public URI page() {
    return page.uri();
  }

  /**
   * The settings of the product that let it call these origins, and that name the platform's own
   * applications, as environment variables. That of Microsoft is the global cloud's: who operates
   * the platform registers one there, and another in each other cloud.
   */
  public Map<String, String> environment() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("CONNECTIONS_OUTBOUND_TRUST_STORE", caFile.toString());
    settings.put(
        "CONNECTIONS_OUTBOUND_TRUSTED_ORIGINS",
        String.join(",", origins().stream().map(URI::toString).toList()));
    settings.put(
        "CONNECTIONS_MICROSOFT_CLOUDS",
        String.join(",", tenants().stream().map(tenant -> tenant.cloud().name()).toList()));
    for (Tenant tenant : tenants()) {
      String prefix = "CONNECTIONS_MICROSOFT_" + tenant.cloud().name();
      settings.put(prefix + "_LOGIN", tenant.loginOrigin().toString());
      settings.put(prefix + "_GRAPH", tenant.graphOrigin().toString());
    }
    settings.putAll(acme().app(ReadyApp.SYSTEM).settings());
    settings.putAll(publisher(Cloud.GLOBAL).systemApp().settings());
    return settings;
  }

  /** Closes every port; answers under way end. */
  @Override
  public void close() {
    if (page != null) {
      page.close();
    }
    servers.close();
  }
}
