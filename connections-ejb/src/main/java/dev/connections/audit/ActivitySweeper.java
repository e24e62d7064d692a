package dev.connections.audit;

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

/**
 * Deletes the activity whose time is over, every night. Each node does it; doing it twice does no
 * harm.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ActivitySweeper {
  private static final Logger LOG = Logger.getLogger(ActivitySweeper.class.getName());

  @Inject private ExpiredActivity expired;

  @Schedule(hour = "3", minute = "17", persistent = false)
  public void sweep() {
    try {
      expired.delete();
    } catch (RuntimeException failed) {
      // The server gives up a timer whose method failed twice, and a database may be away for long.
      LOG.log(Level.WARNING, "Expired activity stays for another day", failed);
    }
  }
}
