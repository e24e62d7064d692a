package dev.connections.token;

import dev.connections.api.CapabilityNotHeldException;
import dev.connections.api.FindingCode;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.LinkNotAllowedException;
import dev.connections.api.LinkState;
import dev.connections.api.UnknownConnectorException;
import dev.connections.api.Workload;
import dev.connections.application.ConnectionApplications;
import dev.connections.application.HoldingApplication;
import dev.connections.capability.Capability;
import dev.connections.capability.Catalog;
import dev.connections.capability.NamedCapabilities;
import dev.connections.capability.Permission;
import dev.connections.connection.ConnectionDirectory;
import dev.connections.connection.KnownConnection;
import dev.connections.connector.LinkedConnector;
import dev.connections.connector.LinkedConnectors;
import dev.connections.platform.ConsolePages;
import dev.connections.platform.InTransaction;
import dev.connections.profile.ProfileClient;
import dev.connections.profile.ProfileClients;
import dev.connections.provider.Organization;
import dev.connections.provider.ProviderAdapters;
import dev.connections.provider.TokenSource;
import dev.connections.provider.TokenTarget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads from the database who may have which token. Calls no provider. */
@ApplicationScoped
class RouteFinder {
  @Inject private LinkedConnectors connectors;
  @Inject private ConnectionDirectory connections;
  @Inject private ConnectionApplications applications;
  @Inject private ProfileClients clients;
  @Inject private Catalog catalog;
  @Inject private NamedCapabilities capabilities;
  @Inject private ProviderAdapters adapters;
  @Inject private ConsolePages pages;
  @Inject private Clock clock;

  @InTransaction
  LinkedConnector link(RouteKey key) throws UnknownConnectorException {
    return connectors
        .find(key.ownerId(), key.connectorId())
        .orElseThrow(() -> new UnknownConnectorException(key.connectorId()));
  }

  /**
   * @param gate of the link's connection
   * @param changes that it counted before this call
   * @throws UnknownConnectorException also when the connector was linked elsewhere meanwhile
   */
  @InTransaction
  Route route(RouteKey key, LinkedConnector before, Gate gate, int changes, LinkCounter counter)
      throws UnknownConnectorException,
          InvalidRequestException,
          LinkNotAllowedException,
          CapabilityNotHeldException {
    LinkedConnector link = link(key);
    if (!link.connectionId().equals(before.connectionId())) {
      throw new UnknownConnectorException(key.connectorId());
    }
    KnownConnection connection =
        connections
            .find(link.connectionId())
            .filter(found -> !found.removed())
            .orElseThrow(() -> new UnknownConnectorException(key.connectorId()));
    Workload workload = connection.organization().workload();
    refuseUnlessAllowed(key, link, connection);
    Capability capability = capability(key, workload);
    return new Route(
        key,
        connection.id(),
        connection.name(),
        workload,
        candidates(connection, capability, api(key, capability)),
        counter,
        gate,
        changes,
        clock.millis());
  }

  private void refuseUnlessAllowed(RouteKey key, LinkedConnector link, KnownConnection connection)
      throws InvalidRequestException, LinkNotAllowedException {
    if (!link.needs().contains(key.capability())) {
      throw new InvalidRequestException(
          Map.of(
              "capability",
              "The connector "
                  + key.connectorId()
                  + " did not say that it needs "
                  + key.capability()
                  + ". Change its link first."));
    }
    if (!link.allowed().contains(key.capability())) {
      String title =
          capabilities
              .titles(connection.organization().workload(), Set.of(key.capability()))
              .get(0);
      boolean denied = link.state() == LinkState.DENIED;
      throw new LinkNotAllowedException(
          denied
              ? "An administrator denied the connector "
                  + link.name()
                  + " the connection "
                  + connection.name()
                  + "."
              : "An administrator has yet to allow the connector "
                  + link.name()
                  + " to use "
                  + title
                  + " of the connection "
                  + connection.name()
                  + ".",
          denied ? LinkState.DENIED : LinkState.PENDING,
          pages.connection(connection.id()));
    }
  }

  private Capability capability(RouteKey key, Workload workload) throws InvalidRequestException {
    return catalog
        .capability(workload, key.capability())
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    Map.of(
                        "capability", "The workload has no capability " + key.capability() + ".")));
  }

  private static String api(RouteKey key, Capability capability) throws InvalidRequestException {
    Set<String> apis = ScopeChoice.apis(capability);
    if (key.api().isEmpty()) {
      return apis.iterator().next();
    }
    if (!apis.contains(key.api())) {
      throw new InvalidRequestException(
          Map.of(
              "api",
              "The capability "
                  + key.capability()
                  + " has no permissions of the API "
                  + key.api()
                  + ", but of "
                  + String.join(", ", apis)
                  + "."));
    }
    return key.api();
  }

  private List<Candidate> candidates(KnownConnection connection, Capability capability, String api)
      throws CapabilityNotHeldException {
    Workload workload = connection.organization().workload();
    TokenSource source = adapters.find(workload, TokenSource.class).orElseThrow();
    Organization organization = connection.organization().asProvider();
    List<Candidate> found = new ArrayList<>();
    for (HoldingApplication holder : applications.holding(connection.id(), capability.code())) {
      Optional<ProfileClient> client = clients.find(holder.profileId());
      client
          .map(c -> candidate(holder, c, capability, api, source, workload, organization))
          .ifPresent(found::add);
    }
    if (found.isEmpty()) {
      throw new CapabilityNotHeldException(
          "No application of the connection "
              + connection.name()
              + " holds "
              + capability.title()
              + " any more, or each that does is disabled. An administrator has to enable one, or"
              + " add one that holds it.",
          connection.id(),
          Set.of(capability.code()),
          pages.connection(connection.id()));
    }
    return found;
  }

  private static Candidate candidate(
      HoldingApplication holder,
      ProfileClient client,
      Capability capability,
      String api,
      TokenSource source,
      Workload workload,
      Organization organization) {
    ScopeChoice choice = ScopeChoice.of(capability, api, client);
    TokenTarget target = source.target(organization, choice.permissions());
    Set<String> others = new TreeSet<>(target.whole() ? holder.capabilities() : Set.of());
    others.remove(capability.code());
    // Where a token is asked for by permission, the provider says itself what is missing.
    Permission missing = target.whole() ? choice.missing() : null;
    return new Candidate(
        holder.id(),
        holder.name(),
        holder.profileId(),
        client.signsAs(),
        holder.health().status(),
        workload,
        organization,
        choice.permissions(),
        target,
        TokenKey.of(
            holder.profileId(),
            client.clientId(),
            client.signsAs(),
            target.api() + "\n" + target.content()),
        missing == null ? null : FindingCode.PERMISSION_MISSING,
        missing == null ? "" : missing.name(),
        others);
  }
}
