package dev.connections.profile;

import dev.connections.platform.BackgroundWork;
import dev.connections.verification.Verifications;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/**
 * Removes drafts whose hour is over, ends runs whose nodes died, and opens findings again whose
 * acknowledgement came to its day. Each node does it; doing it twice does no harm.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProfileSweeper {
  private static final Logger LOG = Logger.getLogger(ProfileSweeper.class.getName());

  @Inject private BackgroundWork background;
  @Inject private DraftRows drafts;
  @Inject private FindingAnswers answers;
  @Inject private Verifications verifications;

  @Schedule(hour = "*", minute = "*", persistent = false)
  public void sweep() {
    background.turn("Expired drafts stay for another minute", this::removeAndEnd);
  }

  /** What is acknowledged until a day that came. */
  @Schedule(hour = "*", minute = "*", persistent = false)
  public void openAgain() {
    background.turn(
        "Acknowledged findings stay so for another minute",
        () -> answers.ended().forEach(this::openAgain));
  }

  /** One that fails keeps no other from it. */
  private void openAgain(String profileId) {
    background.turn(
        "An acknowledged finding stays so for another minute",
        () -> answers.reopenEnded(profileId));
  }

  private void removeAndEnd() {
    int removed = drafts.removeExpired();
    int ended = verifications.endAbandoned();
    if (removed > 0 || ended > 0) {
      LOG.info(() -> removed + " expired drafts removed, " + ended + " dead verifications ended");
    }
  }
}
