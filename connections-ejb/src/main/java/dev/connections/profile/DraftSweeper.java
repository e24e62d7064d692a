package dev.connections.profile;

import dev.connections.verification.Verifications;
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
 * Removes drafts whose hour is over and ends runs whose nodes died. Each node does it; doing it
 * twice does no harm.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DraftSweeper {
  private static final Logger LOG = Logger.getLogger(DraftSweeper.class.getName());

  @Inject private DraftStore drafts;
  @Inject private Verifications verifications;

  @Schedule(hour = "*", minute = "*", persistent = false)
  public void sweep() {
    try {
      int removed = drafts.removeExpired();
      int ended = verifications.endAbandoned();
      if (removed > 0 || ended > 0) {
        LOG.info(() -> removed + " expired drafts removed, " + ended + " dead verifications ended");
      }
    } catch (RuntimeException failed) {
      // The server gives up a timer whose method failed twice, and a database may be away for long.
      LOG.log(Level.WARNING, "Expired drafts stay for another minute", failed);
    }
  }
}
