package dev.connections.profile;

import dev.connections.platform.BackgroundWork;
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
import java.util.logging.Logger;

/**
 * Removes drafts whose hour is over, goes on where nodes died, and opens findings again whose
 * acknowledgement came to its day. Each node does it; doing it twice does no harm.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@DenyAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProfileSweeper {
  private static final Logger LOG = Logger.getLogger(ProfileSweeper.class.getName());

  @Resource private ManagedExecutorService executor;
  @Inject private BackgroundWork background;
  @Inject private DraftRows drafts;
  @Inject private FindingAnswers answers;
  @Inject private GrantRevocations revocations;
  @Inject private GrantKeepAlive alive;
  @Inject private ProfilesInUse profiles;

  @Schedule(hour = "*", minute = "*", persistent = false)
  public void sweep() {
    background.turn("Expired drafts stay for another minute", this::remove);
  }

  /** Where nodes died. */
  @Schedule(hour = "*", minute = "*", persistent = false)
  public void takeOver() {
    String otherwise = "Verifications of dead nodes end a minute later";
    background.turn(otherwise, () -> inAThreadOfItsOwn(otherwise, this::goOn));
  }

  /** What nobody uses any more. */
  @Schedule(hour = "*", minute = "*", persistent = false)
  public void giveBack() {
    background.turn(
        "Grants are given back at their providers a minute later",
        () -> inAThreadOfItsOwn("Grants are given back a minute later", revocations::work));
  }

  /** Before their providers end them. */
  @Schedule(hour = "*", minute = "23", persistent = false)
  public void keepAlive() {
    background.turn(
        "Unused grants are kept alive an hour later",
        () -> inAThreadOfItsOwn("Unused grants are kept alive an hour later", alive::work));
  }

  /** For what waits for providers or has transactions of its own: the server may hold one here. */
  private void inAThreadOfItsOwn(String otherwise, Runnable work) {
    executor.execute(() -> background.turn(otherwise, work));
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

  private void remove() {
    int removed = drafts.removeExpired();
    if (removed > 0) {
      LOG.info(() -> removed + " expired drafts removed");
    }
  }

  private void goOn() {
    int ended = profiles.endAbandoned();
    if (ended > 0) {
      LOG.info(() -> ended + " verifications of dead nodes ended");
    }
  }
}
