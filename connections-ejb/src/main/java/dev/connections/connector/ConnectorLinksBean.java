package dev.connections.connector;

import dev.connections.api.UnknownConnectionException;
import dev.connections.audit.AuditTrail;
import dev.connections.audit.CurrentCaller;
import dev.connections.audit.Subject;
import dev.connections.capability.Capability;
import dev.connections.capability.Catalog;
import dev.connections.capability.NamedCapabilities;
import dev.connections.console.FieldProblem;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.activity.Act;
import dev.connections.console.connection.ConnectorLinks;
import dev.connections.console.connection.ConnectorView;
import dev.connections.console.connection.UnknownLinkException;
import dev.connections.platform.InTransaction;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What other applications do with the links of their connectors. */
@Stateless
@Local(ConnectorLinks.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConnectorLinksBean implements ConnectorLinks {
  @Resource private SessionContext session;
  @Inject private CurrentCaller callers;
  @Inject private ConnectorLinkRows rows;
  @Inject private SharedConnections connections;
  @Inject private Catalog catalog;
  @Inject private NamedCapabilities capabilities;
  @EJB private AuditTrail trail;
  @Inject private Event<LinksChanged> changed;
  @Inject private Clock clock;

  @Override
  @RolesAllowed({"administrator", "connector"})
  @InTransaction
  public ConnectorView link(
      String connectionId, String reference, String name, Collection<String> needs)
      throws UnknownConnectionException, InvalidFieldsException {
    LinkCaller caller = caller();
    SharedConnection connection = connections.lock(connectionId);
    LinkFields fields = LinkFields.checked(reference, name, needs, known(connection));
    Optional<ConnectorLink> linked = rows.of(caller.actor(), fields.reference());
    if (linked.isPresent()) {
      if (!linked.get().connectionId().equals(connectionId)) {
        throw new InvalidFieldsException(
            List.of(new FieldProblem("connection", "LINKED_ELSEWHERE", List.of())));
      }
      return changed(linked.get(), fields, connection);
    }
    ConnectorLink link =
        new ConnectorLink(connectionId, caller.actor(), fields.reference(), clock.instant());
    link.change(fields.name(), fields.needs(), clock.instant());
    rows.add(link);
    tell(link, connection, Act.CONNECTOR_LINKED);
    return view(link, connection);
  }

  @Override
  @RolesAllowed({"administrator", "connector"})
  @InTransaction
  public ConnectorView change(String linkId, String name, Collection<String> needs)
      throws UnknownLinkException, InvalidFieldsException {
    ConnectorLink found = find(linkId).orElseThrow(() -> new UnknownLinkException(linkId));
    SharedConnection connection = lock(found);
    ConnectorLink link = rows.lock(linkId).orElseThrow(() -> new UnknownLinkException(linkId));
    LinkFields fields = LinkFields.checked(link.reference(), name, needs, known(connection));
    return changed(link, fields, connection);
  }

  private ConnectorView changed(
      ConnectorLink link, LinkFields fields, SharedConnection connection) {
    if (!link.name().equals(fields.name()) || !link.needs().equals(fields.needs())) {
      link.change(fields.name(), fields.needs(), clock.instant());
      rows.flush();
      tell(link, connection, Act.CONNECTOR_CHANGED);
    }
    return view(link, connection);
  }

  @Override
  @RolesAllowed({"administrator", "connector"})
  @InTransaction
  public void unlink(String linkId) {
    Optional<ConnectorLink> found = find(linkId);
    if (found.isPresent()) {
      SharedConnection connection = lock(found.get());
      rows.lock(linkId).ifPresent(link -> unlink(link, connection));
    }
  }

  private void unlink(ConnectorLink link, SharedConnection connection) {
    rows.remove(link);
    tell(link, connection, Act.CONNECTOR_UNLINKED);
  }

  @Override
  @RolesAllowed({"administrator", "connector"})
  @InTransaction
  public List<ConnectorView> of(String connectionId) throws UnknownConnectionException {
    SharedConnection connection = connections.get(connectionId);
    return rows.of(connectionId).stream()
        .filter(caller()::mayUse)
        .map(link -> view(link, connection))
        .toList();
  }

  /** Empty when it is another caller's, too. */
  private Optional<ConnectorLink> find(String linkId) {
    return rows.find(linkId).filter(caller()::mayUse);
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

  private void tell(ConnectorLink link, SharedConnection connection, Act act) {
    Subject subject = new Subject("connector", link.id(), link.name(), connection.id());
    String needs = String.join(", ", new TreeSet<>(link.needs()));
    trail.done(act, subject, connection.name() + (needs.isEmpty() ? "" : ": " + needs));
    changed.fire(new LinksChanged(connection.id(), callers.actor().name()));
  }

  private ConnectorView view(ConnectorLink link, SharedConnection connection) {
    return link.toConnector().toView(capabilities, connection.workload());
  }

  private LinkCaller caller() {
    return new LinkCaller(callers.actor(), session.isCallerInRole("administrator"));
  }
}
