package dev.connections.connector;

import dev.connections.audit.AuditTrail;
import dev.connections.audit.Subject;
import dev.connections.capability.Capability;
import dev.connections.capability.Catalog;
import dev.connections.capability.NamedCapabilities;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownConnectionException;
import dev.connections.console.activity.Act;
import dev.connections.console.connection.ConnectorView;
import dev.connections.console.connection.UnknownLinkException;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The short transactions around connector links. */
@ApplicationScoped
@Transactional(rollbackOn = Exception.class)
class ConnectorLinkStore {
  @Inject private ConnectorLinkRows rows;
  @Inject private SharedConnections connections;
  @Inject private Catalog catalog;
  @Inject private NamedCapabilities capabilities;
  @EJB private AuditTrail trail;
  @Inject private Event<LinksChanged> changed;
  @Inject private Clock clock;

  ConnectorView link(
      String connectionId,
      String reference,
      String name,
      Collection<String> needs,
      LinkCaller caller)
      throws UnknownConnectionException, InvalidFieldsException {
    SharedConnection connection = connections.lock(connectionId);
    LinkFields fields = LinkFields.checked(reference, name, needs, known(connection));
    Optional<ConnectorLink> linked = rows.of(caller.actor(), fields.reference());
    if (linked.isPresent()) {
      if (!linked.get().connectionId().equals(connectionId)) {
        throw new InvalidFieldsException(
            List.of(new FieldProblem("connection", "LINKED_ELSEWHERE", List.of())));
      }
      return change(linked.get(), fields, connection, caller);
    }
    ConnectorLink link =
        new ConnectorLink(connectionId, caller.actor(), fields.reference(), clock.instant());
    link.change(fields.name(), fields.needs(), clock.instant());
    rows.add(link);
    tell(link, connection, caller, Act.CONNECTOR_LINKED);
    return view(link, connection);
  }

  ConnectorView change(String linkId, String name, Collection<String> needs, LinkCaller caller)
      throws UnknownLinkException, InvalidFieldsException {
    ConnectorLink found =
        rows.find(linkId)
            .filter(caller::mayUse)
            .orElseThrow(() -> new UnknownLinkException(linkId));
    SharedConnection connection = lock(found);
    ConnectorLink link = rows.lock(linkId).orElseThrow(() -> new UnknownLinkException(linkId));
    LinkFields fields = LinkFields.checked(link.reference(), name, needs, known(connection));
    return change(link, fields, connection, caller);
  }

  private ConnectorView change(
      ConnectorLink link, LinkFields fields, SharedConnection connection, LinkCaller caller) {
    if (!link.name().equals(fields.name()) || !link.needs().equals(fields.needs())) {
      link.change(fields.name(), fields.needs(), clock.instant());
      rows.flush();
      tell(link, connection, caller, Act.CONNECTOR_CHANGED);
    }
    return view(link, connection);
  }

  void unlink(String linkId, LinkCaller caller) {
    Optional<ConnectorLink> found = rows.find(linkId).filter(caller::mayUse);
    if (found.isPresent()) {
      SharedConnection connection = lock(found.get());
      rows.lock(linkId).ifPresent(link -> unlink(link, connection, caller));
    }
  }

  private void unlink(ConnectorLink link, SharedConnection connection, LinkCaller caller) {
    rows.remove(link);
    tell(link, connection, caller, Act.CONNECTOR_UNLINKED);
  }

  List<ConnectorView> of(String connectionId, LinkCaller caller) throws UnknownConnectionException {
    SharedConnection connection = connections.get(connectionId);
    return rows.of(connectionId).stream()
        .filter(caller::mayUse)
        .map(link -> view(link, connection))
        .toList();
  }

  private SharedConnection lock(ConnectorLink link) {
    try {
      return connections.lock(link.connectionId());
    } catch (UnknownConnectionException impossible) {
      throw new IllegalStateException("a linked connection is never removed", impossible);
    }
  }

  private Set<String> known(SharedConnection connection) {
    return catalog.capabilities(connection.workload()).stream()
        .map(Capability::code)
        .collect(Collectors.toSet());
  }

  private void tell(ConnectorLink link, SharedConnection connection, LinkCaller caller, Act act) {
    Subject subject = new Subject("connector", link.id(), link.name(), connection.id());
    String needs = String.join(", ", new TreeSet<>(link.needs()));
    trail.done(act, subject, connection.name() + (needs.isEmpty() ? "" : ": " + needs));
    changed.fire(new LinksChanged(connection.id(), caller.actor().name()));
  }

  private ConnectorView view(ConnectorLink link, SharedConnection connection) {
    return link.toConnector().toView(capabilities, connection.workload());
  }
}
