package dev.connections.connector;

import dev.connections.api.EventKind;
import dev.connections.api.UnknownConnectionException;
import dev.connections.audit.CurrentCaller;
import dev.connections.console.ChangedMeanwhileException;
import dev.connections.console.activity.Act;
import dev.connections.console.connection.ConnectorView;
import dev.connections.console.connection.RelatedConnectors;
import dev.connections.console.connection.TokenHour;
import dev.connections.console.connection.UnknownLinkException;
import dev.connections.platform.InTransaction;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What people do with the connectors of other applications. */
@Stateless
@Local(RelatedConnectors.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RelatedConnectorsBean implements RelatedConnectors {
  @Inject private CurrentCaller callers;
  @Inject private LinkRows rows;
  @Inject private ConnectorPermissions permissions;
  @Inject private LinkChanges changes;
  @Inject private LinkedConnectors connectors;
  @Inject private ConnectorUses uses;
  @Inject private SharedConnections connections;
  @Inject private Event<LinkDecided> decided;
  @Inject private Clock clock;

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public List<ConnectorView> of(String connectionId) throws UnknownConnectionException {
    return connectors.viewsOf(connectionId, connections.get(connectionId).workload());
  }

  @Override
  @RolesAllowed("administrator")
  @InTransaction
  public void allow(String linkId, Set<String> needs)
      throws UnknownLinkException, ChangedMeanwhileException {
    SharedConnection connection = changes.lock(find(linkId));
    LinkRow link = locked(linkId);
    if (!link.needs().equals(needs)) {
      throw new ChangedMeanwhileException(link.owner(), link.changedAt());
    }
    link.allow(clock.instant());
    Set<String> more = permissions.allow(link, callers.actor().name(), clock.instant());
    done(Act.CONNECTOR_ALLOWED, EventKind.LINK_ALLOWED, link, connection);
    othersWith(more, link).forEach(other -> tell(EventKind.LINK_ALLOWED, other));
  }

  /** Other links of the same owner for which tokens of these capabilities are given. */
  private Stream<LinkRow> othersWith(Set<String> codes, LinkRow link) {
    return rows.of(link.connectionId()).stream()
        .filter(other -> other.ownerId().equals(link.ownerId()) && !other.id().equals(link.id()))
        .filter(other -> !other.allowed(codes).isEmpty());
  }

  @Override
  @RolesAllowed("administrator")
  @InTransaction
  public void deny(String linkId) throws UnknownLinkException {
    SharedConnection connection = changes.lock(find(linkId));
    LinkRow link = locked(linkId);
    permissions.withdraw(link, rows.of(connection.id()));
    link.deny(callers.actor().name(), clock.instant());
    rows.flush();
    done(Act.CONNECTOR_DENIED, EventKind.LINK_DENIED, link, connection);
  }

  @Override
  @RolesAllowed("administrator")
  @InTransaction
  public void unlink(String linkId) {
    Optional<LinkRow> found = rows.find(linkId);
    if (found.isPresent()) {
      SharedConnection connection = changes.lock(found.get());
      rows.lock(linkId).ifPresent(link -> unlink(link, connection));
    }
  }

  private void unlink(LinkRow link, SharedConnection connection) {
    permissions.withdraw(link, rows.of(connection.id()));
    rows.remove(link);
    done(Act.CONNECTOR_UNLINKED, EventKind.UNLINKED, link, connection);
  }

  @Override
  @RolesAllowed({"administrator", "operator", "auditor"})
  @InTransaction
  public List<TokenHour> tokens(String connectionId) throws UnknownConnectionException {
    return uses.hours(connections.get(connectionId).id());
  }

  private void done(Act act, EventKind kind, LinkRow link, SharedConnection connection) {
    changes.done(act, link, connection);
    tell(kind, link);
  }

  private void tell(EventKind kind, LinkRow link) {
    decided.fire(new LinkDecided(kind, link.connectionId(), link.ownerId(), link.reference()));
  }

  private LinkRow find(String linkId) throws UnknownLinkException {
    return rows.find(linkId).orElseThrow(() -> new UnknownLinkException(linkId));
  }

  private LinkRow locked(String linkId) throws UnknownLinkException {
    return rows.lock(linkId).orElseThrow(() -> new UnknownLinkException(linkId));
  }
}
