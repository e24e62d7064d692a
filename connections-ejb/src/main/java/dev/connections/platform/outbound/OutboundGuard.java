package dev.connections.platform.outbound;

import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.platform.outbound.OutboundException.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.http.HttpHost;

/**
 * Keeps calls away from addresses inside: hosts are typed by people, so without it anybody who may
 * add a profile could reach the machine's neighbours (server-side request forgery, CWE-918). It is
 * the client's own resolver, so the address that was checked is the one that is connected to, and a
 * name that changes its mind between two look-ups gains nothing.
 */
final class OutboundGuard implements DnsResolver {

  /** How names become addresses; {@link InetAddress#getAllByName} but in tests. */
  interface Names {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** A look-up that led to an address inside. */
  static final class RefusedAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    RefusedAddressException(String host) {
      super(host);
    }
  }

  private final Names names;
  private final Set<String> trustedOrigins;
  private final Set<String> trustedAuthorities = new HashSet<>();
  private final Optional<HttpHost> proxy;

  OutboundGuard(Settings settings, Names names) {
    this.names = names;
    this.trustedOrigins = Set.copyOf(origins(settings));
    this.proxy = settings.origin(Setting.OUTBOUND_PROXY).map(o -> host(URI.create(o)));
    trustedOrigins.forEach(o -> trustedAuthorities.add(host(URI.create(o)).toHostString()));
    proxy.ifPresent(p -> trustedAuthorities.add(p.toHostString()));
  }

  private static List<String> origins(Settings settings) {
    return settings.origins(Setting.OUTBOUND_TRUSTED_ORIGINS).stream()
        .map(o -> host(URI.create(o)).toURI())
        .toList();
  }

  /** With the port always, so that two spellings of an origin are one. */
  static HttpHost host(URI uri) {
    int port = uri.getPort() >= 0 ? uri.getPort() : "http".equals(uri.getScheme()) ? 80 : 443;
    return new HttpHost(uri.getScheme(), uri.getHost().toLowerCase(Locale.ROOT), port);
  }

  /**
   * What can be refused without a look-up.
   *
   * @throws OutboundException HOST_NOT_ALLOWED or ADDRESS_REFUSED
   */
  void check(URI uri, OutboundPolicy policy) throws OutboundException {
    if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new OutboundException(Reason.HOST_NOT_ALLOWED, "no host");
    }
    String shown = shown(uri);
    if (policy.hosts().isPresent() && !policy.hosts().get().contains(shown)) {
      throw new OutboundException(Reason.HOST_NOT_ALLOWED, shown);
    }
    if (isTrusted(uri)) {
      return;
    }
    HttpHost host = host(uri);
    if (PublicAddress.isLiteral(host.getHostName()) || isLocalName(host.getHostName())) {
      throw new OutboundException(Reason.ADDRESS_REFUSED, shown);
    }
    if (!"https".equals(uri.getScheme()) || host.getPort() != 443) {
      throw new OutboundException(Reason.HOST_NOT_ALLOWED, shown);
    }
  }

  /** Names that mean this machine or its network even to a proxy (RFC 6761, RFC 6762). */
  private static boolean isLocalName(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return !name.contains(".")
        || name.endsWith(".localhost")
        || name.endsWith(".local")
        || name.endsWith(".internal");
  }

  boolean isTrusted(URI uri) {
    return trustedOrigins.contains(host(uri).toURI());
  }

  /** The way to a host: the proxy, but none for trusted origins, which are usually inside. */
  Optional<HttpHost> proxyFor(HttpHost target) {
    return trustedOrigins.contains(target.toURI()) ? Optional.empty() : proxy;
  }

  static String shown(URI uri) {
    HttpHost host = host(uri);
    boolean usual = host.getPort() == ("http".equals(uri.getScheme()) ? 80 : 443);
    return usual ? host.getHostName() : host.toHostString();
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    InetAddress[] all = names.addresses(host);
    String authority = new HttpHost(null, host.toLowerCase(Locale.ROOT), port).toHostString();
    if (!trustedAuthorities.contains(authority)
        && !Arrays.stream(all).allMatch(PublicAddress::is)) {
      throw new RefusedAddressException(host);
    }
    return Arrays.stream(all).map(address -> new InetSocketAddress(address, port)).toList();
  }

  /** Whether a host is trusted depends on its port, so nothing is answered without one. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    throw new UnknownHostException(host);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
