package dev.connections.connection;

import dev.connections.audit.Actor;
import dev.connections.audit.CurrentCaller;
import dev.connections.console.connections.BulkVerifications;
import dev.connections.console.connections.ConnectionFilter;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;

/** The console's view of bulk verifications: roles and callers here, transactions below. */
@Stateless
@Local(BulkVerifications.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkVerificationsBean implements BulkVerifications {
  /** As many as a page of the list holds at most. */
  private static final int MOST = 200;

  @Inject private CurrentCaller callers;
  @Inject private BatchStore batches;
  @Inject private BatchItems items;
  @Inject private Clock clock;

  @Override
  @RolesAllowed({"administrator", "operator"})
  public Progress start(ConnectionFilter filter) {
    return batches.start(caller(), batch -> items.add(batch, filter, clock.instant()));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public Progress start(Collection<String> connectionIds) {
    if (connectionIds.isEmpty() || connectionIds.size() > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " connections");
    }
    return batches.start(caller(), batch -> items.add(batch, connectionIds));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public Optional<Progress> latest() {
    return batches.latest(caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void cancel(String id) {
    batches.cancel(id, caller());
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public void dismiss(String id) {
    batches.dismiss(id, caller());
  }

  private Actor caller() {
    return callers.actor();
  }
}
