package dev.connections.connector;

import dev.connections.api.CapabilityNotHeldException;
import dev.connections.api.ConnectorLink;
import dev.connections.api.ConnectorLinks;
import dev.connections.api.InvalidRequestException;
import dev.connections.api.LinkPage;
import dev.connections.api.LinkRequest;
import dev.connections.api.UnknownConnectionException;
import dev.connections.api.UnknownConnectorException;
import dev.connections.audit.Actor;
import dev.connections.audit.CurrentCaller;
import dev.connections.capability.Capability;
import dev.connections.capability.Catalog;
import dev.connections.capability.NamedCapabilities;
import dev.connections.console.activity.Act;
import dev.connections.platform.ConsolePages;
import dev.connections.platform.InTransaction;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What other applications do with the links of their connectors. Its name is part of the JNDI name
 * that they look up.
 */
@Stateless(name = "ConnectorLinksBean")
@Local(ConnectorLinks.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConnectorLinksBean implements ConnectorLinks {
  @Resource private SessionContext session;
  @Inject private CurrentCaller callers;
  @Inject private LinkRows rows;
  @Inject private ConnectorPermissions permissions;
  @Inject private LinkChanges changes;
  @Inject private SharedConnections connections;
  @Inject private Catalog catalog;
  @Inject private NamedCapabilities capabilities;
  @Inject private ConsolePages pages;
  @Inject private Clock clock;

  @Override
  @RolesAllowed({"administrator", "connector"})
  @InTransaction
  public ConnectorLink link(LinkRequest wanted)
      throws UnknownConnectionException, CapabilityNotHeldException, InvalidRequestException {
    Actor caller = callers.actor();
    SharedConnection connection = connections.lock(wanted.connectionId());
    LinkFields fields = LinkFields.checked(wanted, known(connection));
    Optional<LinkRow> linked = rows.of(caller.id(), fields.reference());
    if (linked.isPresent()) {
      refuseElsewhere(linked.get(), connection);
      return changed(linked.get(), fields, connection);
    }
    refuseNotHeld(fields.needs(), connection);
    LinkRow link = new LinkRow(connection.id(), caller, fields.reference(), clock.instant());
    link.change(fields, clock.instant());
    rows.add(link);
    return done(Act.CONNECTOR_LINKED, link, connection);
  }

  private static void refuseElsewhere(LinkRow link, SharedConnection wanted)
      throws InvalidRequestException {
    if (!link.connectionId().equals(wanted.id())) {
      throw new InvalidRequestException(
          Map.of(
              "connectionId",
              "The connector "
                  + link.reference()
                  + " is linked to the connection "
                  + link.connectionId()
                  + ". Unlink it there first."));
    }
  }

  @Override
  @RolesAllowed({"administrator", "connector"})
  @InTransaction
  public ConnectorLink change(String connectorId, Set<String> needs)
      throws UnknownConnectorException, CapabilityNotHeldException, InvalidRequestException {
    LinkRow found = find(connectorId);
    SharedConnection connection = changes.lock(found);
    LinkRow link =
        rows.lock(found.id()).orElseThrow(() -> new UnknownConnectorException(connectorId));
    return changed(link, LinkFields.changed(link, needs, known(connection)), connection);
  }

  private ConnectorLink changed(LinkRow link, LinkFields fields, SharedConnection connection)
      throws CapabilityNotHeldException {
    if (!link.differsFrom(fields)) {
      return link.toApi(permissions.of(link.connectionId(), link.ownerId()));
    }
    Set<String> more = new TreeSet<>(fields.needs());
    more.removeAll(link.needs());
    refuseNotHeld(more, connection);
    link.change(fields, clock.instant());
    rows.flush();
    return done(Act.CONNECTOR_CHANGED, link, connection);
  }

  /** What an administrator asks for needs no other one's word. */
  private ConnectorLink done(Act act, LinkRow link, SharedConnection connection) {
    if (session.isCallerInRole("administrator")) {
      permissions.allow(link, callers.actor().name(), clock.instant());
    }
    changes.done(act, link, connection);
    return link.toApi(permissions.of(link.connectionId(), link.ownerId()));
  }

  @Override
  @RolesAllowed({"administrator", "connector"})
  @InTransaction
  public void unlink(String connectorId) {
    Optional<LinkRow> found = rows.of(callers.actor().id(), connectorId);
    if (found.isPresent()) {
      SharedConnection connection = changes.lock(found.get());
      rows.lock(found.get().id())
          .ifPresent(
              link -> {
                rows.remove(link);
                changes.done(Act.CONNECTOR_UNLINKED, link, connection);
              });
    }
  }

  @Override
  @RolesAllowed({"administrator", "connector"})
  @InTransaction
  public ConnectorLink get(String connectorId) throws UnknownConnectorException {
    LinkRow link = find(connectorId);
    return link.toApi(permissions.of(link.connectionId(), link.ownerId()));
  }

  @Override
  @RolesAllowed({"administrator", "connector"})
  @InTransaction
  public LinkPage find(int first, int size) throws InvalidRequestException {
    if (first < 0 || size < 1 || size > MAX_SIZE) {
      throw new InvalidRequestException(
          Map.of("size", "A page starts at 0 or later and has 1 to " + MAX_SIZE + " links."));
    }
    Actor caller = callers.actor();
    List<LinkRow> page = rows.of(caller, first, size);
    return new LinkPage(
        page.stream()
            .map(link -> link.toApi(permissions.of(link.connectionId(), link.ownerId())))
            .toList(),
        rows.count(caller));
  }

  private LinkRow find(String connectorId) throws UnknownConnectorException {
    return rows.of(callers.actor().id(), connectorId)
        .orElseThrow(() -> new UnknownConnectorException(connectorId));
  }

  private Set<String> known(SharedConnection connection) {
    return catalog.capabilities(connection.workload()).stream()
        .map(Capability::code)
        .collect(Collectors.toSet());
  }

  private void refuseNotHeld(Set<String> needs, SharedConnection connection)
      throws CapabilityNotHeldException {
    Set<String> missing = new TreeSet<>(needs);
    missing.removeAll(connections.heldBy(connection.id()));
    if (!missing.isEmpty()) {
      throw new CapabilityNotHeldException(
          "No application of the connection "
              + connection.name()
              + " holds "
              + String.join(", ", capabilities.titles(connection.workload(), missing))
              + ". An administrator has to add that to an application, or add one that holds it.",
          connection.id(),
          missing,
          pages.connection(connection.id()));
    }
  }
}
