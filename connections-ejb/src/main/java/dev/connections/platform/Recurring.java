package dev.connections.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Work that comes again every few seconds, or once after a while. The server's scheduler has one
 * thread for all of it, as Payara comes, and passes the work on at once: otherwise the looks for
 * changes of other nodes, and the health of this one, would wait for a provider that does not
 * answer.
 */
@ApplicationScoped
public class Recurring {
  private static final Logger LOG = Logger.getLogger(Recurring.class.getName());

  @Resource private ManagedScheduledExecutorService scheduler;
  @Resource private ManagedExecutorService workers;

  /** Work that goes on until it is ended. */
  public static final class Recurrence {
    private final Runnable work;
    private final ManagedExecutorService workers;
    private Future<?> turn;
    private ScheduledFuture<?> schedule;

    private Recurrence(Runnable work, ManagedExecutorService workers) {
      this.work = work;
      this.workers = workers;
    }

    /** A turn that still runs takes the place of the one that is due. */
    private synchronized void begin() {
      if (turn != null && !turn.isDone()) {
        return;
      }
      try {
        turn = workers.submit(this::run);
      } catch (RejectedExecutionException stopping) {
        // Thrown on, it would end the schedule.
        LOG.log(Level.FINE, "No thread for a turn of recurring work", stopping);
      }
    }

    private void run() {
      try {
        work.run();
      } catch (RuntimeException failed) {
        LOG.log(Level.WARNING, "A turn of recurring work failed", failed);
      }
    }

    private synchronized void is(ScheduledFuture<?> scheduled) {
      schedule = scheduled;
    }

    /** No other turn begins, and one that runs is interrupted. */
    public synchronized void end() {
      schedule.cancel(false);
      if (turn != null) {
        turn.cancel(true);
      }
    }
  }

  /**
   * Returns at once. One turn runs at a time, whatever it takes.
   *
   * @param work the turn; what it throws goes to the log, and the next turn comes all the same
   * @param delay until the first turn, in the same unit
   */
  public Recurrence every(Runnable work, long delay, long period, TimeUnit unit) {
    Recurrence recurrence = new Recurrence(work, workers);
    recurrence.is(scheduler.scheduleWithFixedDelay(recurrence::begin, delay, period, unit));
    return recurrence;
  }

  /** Once. Returns at once. */
  public void after(Runnable work, long delay, TimeUnit unit) {
    scheduler.schedule(() -> now(work), delay, unit);
  }

  /** In a thread of its own. Returns at once. */
  public void now(Runnable work) {
    workers.execute(work);
  }
}
