package dev.connections.bulk;

import dev.connections.api.UnknownProfileException;
import dev.connections.bulk.BatchWork.TakenItem;
import dev.connections.platform.BackgroundWork;
import dev.connections.profile.ProfilesInUse;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Feeds bulk verifications to the queue, a few at a time. Each node does it; what one has taken no
 * other takes before its lease is over.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BatchWorker {
  private static final Logger LOG = Logger.getLogger(BatchWorker.class.getName());

  @Resource private ManagedExecutorService executor;
  @Inject private BackgroundWork background;
  @Inject private BatchWork batches;
  @Inject private ProfilesInUse profiles;

  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  public void work() {
    background.turn("Bulk verifications wait", this::takeSome);
  }

  private void takeSome() {
    try {
      List<TakenItem> taken = batches.take();
      if (!taken.isEmpty()) {
        // The server calls timers in a transaction, and a verification may begin in none.
        executor.execute(() -> taken.forEach(this::verify));
      }
    } catch (RuntimeException failed) {
      // A line every two seconds is enough while a database is away; the stack trace says no more.
      LOG.log(Level.WARNING, "Bulk verifications wait: {0}", failed.toString());
    }
  }

  private void verify(TakenItem item) {
    try {
      profiles.verify(item.profileId(), item.owner());
    } catch (UnknownProfileException removedMeanwhile) {
      batches.giveUp(item.profileId());
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "Profile " + item.profileId() + " could not be verified", failed);
      batches.giveUp(item.profileId());
    }
  }
}
