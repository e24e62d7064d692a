package dev.connections.connection;

import dev.connections.platform.BackgroundWork;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Deletes removed connections whose time is over. Each node does it; twice does no harm. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConnectionSweeper {
  private static final Logger LOG = Logger.getLogger(ConnectionSweeper.class.getName());

  @Inject private BackgroundWork background;
  @Inject private RemovedConnections removed;

  @Schedule(hour = "*", minute = "*", persistent = false)
  public void sweep() {
    background.turn(
        "Removed connections stay for another minute", () -> removed.over().forEach(this::delete));
  }

  private void delete(String id) {
    try {
      if (removed.deleteIfOver(id)) {
        LOG.info(() -> "Deleted the connection " + id + ", which was removed");
      }
    } catch (RuntimeException failed) {
      // One that cannot be deleted keeps no other from it.
      LOG.log(Level.WARNING, "The removed connection " + id + " stays for another minute", failed);
    }
  }
}
