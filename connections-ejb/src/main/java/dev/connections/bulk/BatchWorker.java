package dev.connections.bulk;

import dev.connections.api.UnknownProfileException;
import dev.connections.bulk.BatchWork.TakenItem;
import dev.connections.platform.BackgroundWork;
import dev.connections.platform.Setting;
import dev.connections.platform.Settings;
import dev.connections.profile.ProfilesInUse;
import dev.connections.verification.Verifications;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Feeds bulk verifications to the queue, a few at a time, and the next one when one ended. Each
 * node does it; what one has taken no other takes before its lease is over. A node takes several
 * together, so that taking costs little, and has at most twice as many as it runs at once.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BatchWorker {
  private static final Logger LOG = Logger.getLogger(BatchWorker.class.getName());

  @Inject private BackgroundWork background;
  @Inject private BatchWork batches;
  @Inject private ProfilesInUse profiles;
  @Inject private Verifications verifications;
  @Inject private Settings settings;

  private final Deque<TakenItem> taken = new ArrayDeque<>();
  private int running;

  /** Begins what was asked for on any node, and goes on after a node or a database was away. */
  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  public void work() {
    background.turn("Bulk verifications wait", this::fill);
  }

  private synchronized void fill() {
    try {
      int most = settings.number(Setting.BULK_AT_ONCE);
      while (running < most && (!taken.isEmpty() || taken.addAll(batches.take(most)))) {
        TakenItem next = taken.getFirst();
        verifications.whenThereIsRoom(() -> verifyThenFill(next));
        taken.removeFirst();
        running++;
      }
    } catch (RuntimeException failed) {
      // A line every two seconds is enough while a database is away; the stack trace says no more.
      LOG.log(Level.WARNING, "Bulk verifications wait: {0}", failed.toString());
    }
  }

  private void verifyThenFill(TakenItem item) {
    try {
      verify(item);
    } finally {
      synchronized (this) {
        running--;
      }
      fill();
    }
  }

  private void verify(TakenItem item) {
    try {
      if (!profiles.verifyInThisThread(item.profileId(), item.owner())) {
        // It would break off again, and the batch would never end.
        batches.giveUp(item.profileId());
      }
    } catch (UnknownProfileException removedMeanwhile) {
      batches.giveUp(item.profileId());
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, "Profile " + item.profileId() + " could not be verified", failed);
      batches.giveUp(item.profileId());
    }
  }
}
