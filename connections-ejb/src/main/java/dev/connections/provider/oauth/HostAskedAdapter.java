package dev.connections.provider.oauth;

import dev.connections.api.Workload;
import dev.connections.capability.Catalog;
import dev.connections.capability.SystemEndpoints;
import dev.connections.console.profiles.DomainRefusal;
import dev.connections.platform.outbound.OutboundHttp;
import dev.connections.provider.DomainRefusedException;
import dev.connections.provider.HostName;
import dev.connections.provider.Organization;
import dev.connections.provider.OrganizationNotFoundException;
import dev.connections.provider.OrganizationResolver;
import dev.connections.provider.call.ProviderRefusal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;

/** Of a workload whose organizations have an authorization server each, at a host of their own. */
final class HostAskedAdapter extends OAuthAdapter implements OrganizationResolver {
  private final Pattern hosts;

  HostAskedAdapter(
      Workload workload,
      SystemEndpoints endpoints,
      Catalog catalog,
      OutboundHttp outbound,
      Clock clock) {
    super(workload, endpoints, catalog, outbound, clock);
    this.hosts = Pattern.compile(endpoints.hosts());
  }

  @Override
  public String normalizeDomain(String typed) throws DomainRefusedException {
    String text = typed.strip();
    if (text.isEmpty()) {
      throw new DomainRefusedException(DomainRefusal.EMPTY);
    }
    String host = HostName.of(text.contains("://") ? hostOf(text) : text.replaceFirst("/.*$", ""));
    if (!hosts.matcher(host).matches()) {
      throw new DomainRefusedException(DomainRefusal.NOT_A_HOST);
    }
    return host;
  }

  /** People paste the address of a page. */
  private static String hostOf(String address) throws DomainRefusedException {
    try {
      URI page = URI.create(address);
      if (page.getHost() == null || page.getUserInfo() != null || page.getPort() >= 0) {
        throw new DomainRefusedException(DomainRefusal.NOT_A_HOST);
      }
      return page.getHost();
    } catch (IllegalArgumentException noAddress) {
      throw new DomainRefusedException(DomainRefusal.NOT_A_HOST);
    }
  }

  /** Its id is its host: what else it is called is told to those alone who signed in there. */
  @Override
  public Organization resolve(String typed, Duration limit)
      throws DomainRefusedException, OrganizationNotFoundException {
    String host = normalizeDomain(typed);
    try {
      servers().of(host, calls("", limit));
      return new Organization(host, cloud(), host, host, "", "");
    } catch (ProviderRefusal refusal) {
      throw new OrganizationNotFoundException(refusal, host);
    }
  }
}
