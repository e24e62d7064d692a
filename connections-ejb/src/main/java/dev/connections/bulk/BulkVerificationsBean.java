package dev.connections.bulk;

import dev.connections.audit.Actor;
import dev.connections.audit.CurrentCaller;
import dev.connections.console.Page;
import dev.connections.console.connections.BulkVerifications;
import dev.connections.console.connections.ConnectionFilter;
import dev.connections.listing.ListedProfiles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;

/** The console's view of bulk verifications: roles and callers here, transactions below. */
@Stateless
@Local(BulkVerifications.class)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkVerificationsBean implements BulkVerifications {
  @Inject private CurrentCaller callers;
  @Inject private BatchStore batches;
  @Inject private ListedProfiles profiles;

  @Override
  @RolesAllowed({"administrator", "operator"})
  public Progress start(ConnectionFilter filter) {
    return batches.start(caller(), filling -> profiles.each(filter, filling::add));
  }

  @Override
  @RolesAllowed({"administrator", "operator"})
  public Progress start(Collection<String> connectionIds) {
    if (connectionIds.isEmpty() || connectionIds.size() > Page.LARGEST) {
      throw new IllegalArgumentException("1 to " + Page.LARGEST + " connections");
    }
    return batches.start(caller(), filling -> filling.add(profiles.of(connectionIds)));
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
