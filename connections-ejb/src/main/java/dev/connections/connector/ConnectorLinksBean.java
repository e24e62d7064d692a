package dev.connections.connector;

import dev.connections.audit.CurrentCaller;
import dev.connections.console.InvalidFieldsException;
import dev.connections.console.UnknownConnectionException;
import dev.connections.console.connection.ConnectorLinks;
import dev.connections.console.connection.ConnectorView;
import dev.connections.console.connection.UnknownLinkException;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.Collection;
import java.util.List;

/** The local view of connector links: roles and callers here, transactions below. */
@Stateless
@Local(ConnectorLinks.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConnectorLinksBean implements ConnectorLinks {
  @Resource private SessionContext session;
  @Inject private CurrentCaller callers;
  @Inject private ConnectorLinkStore store;

  @Override
  @RolesAllowed({"administrator", "connector"})
  public ConnectorView link(
      String connectionId, String reference, String name, Collection<String> needs)
      throws UnknownConnectionException, InvalidFieldsException {
    LinkCaller caller = caller();
    try {
      return store.link(connectionId, reference, name, needs, caller);
    } catch (PersistenceException lostARace) {
      // Linked twice at once: the second time, the loser's own look sees the winner's link.
      return store.link(connectionId, reference, name, needs, caller);
    }
  }

  @Override
  @RolesAllowed({"administrator", "connector"})
  public ConnectorView change(String linkId, String name, Collection<String> needs)
      throws UnknownLinkException, InvalidFieldsException {
    return store.change(linkId, name, needs, caller());
  }

  @Override
  @RolesAllowed({"administrator", "connector"})
  public void unlink(String linkId) {
    store.unlink(linkId, caller());
  }

  @Override
  @RolesAllowed({"administrator", "connector"})
  public List<ConnectorView> of(String connectionId) throws UnknownConnectionException {
    return store.of(connectionId, caller());
  }

  private LinkCaller caller() {
    return new LinkCaller(callers.actor(), session.isCallerInRole("administrator"));
  }
}
