package dev.connections.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Holds back what nobody asked for, timers and periodic work, until all start-up beans are made.
 * The server fires timers while it still makes them under one lock of its own; work that makes
 * beans at that moment takes the container's locks the other way round, and the start hangs for
 * ever. An architecture test sends every timer through here.
 */
@ApplicationScoped
public class BackgroundWork {
  private static final Logger LOG = Logger.getLogger(BackgroundWork.class.getName());

  private final List<Runnable> heldBack = new ArrayList<>();
  private boolean begun;

  /**
   * Runs it once: now if the start-up beans are made, otherwise in the thread that makes them.
   *
   * @param start hands work to an executor and returns
   */
  public void begin(Runnable start) {
    synchronized (this) {
      if (!begun) {
        heldBack.add(start);
        return;
      }
    }
    start.run();
  }

  /**
   * One turn of a timer, or nothing before the start-up beans are made. A failure goes to the log:
   * the server gives up a timer whose method failed twice, and a database may be away for longer.
   *
   * @param otherwise what a failure of this turn means, a sentence for the log
   * @param work the turn
   */
  public void turn(String otherwise, Runnable work) {
    if (!hasBegun()) {
      return;
    }
    try {
      work.run();
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, otherwise, failed);
    }
  }

  private synchronized boolean hasBegun() {
    return begun;
  }

  /** Once, by the last of the start-up beans. */
  void beginAll() {
    List<Runnable> starts;
    synchronized (this) {
      begun = true;
      starts = List.copyOf(heldBack);
      heldBack.clear();
    }
    LOG.info("Background work begins");
    starts.forEach(Runnable::run);
  }
}
