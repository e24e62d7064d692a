package dev.connections.verification;

import dev.connections.console.verification.VerificationStep;
import dev.connections.provider.VerificationResult;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One run on its thread: no transaction is open while the provider is asked. */
final class RunningVerification implements Runnable {
  /** For all calls of one run in sum. */
  static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(RunningVerification.class.getName());

  private final String runId;
  private final VerificationWork work;
  private final VerificationRuns runs;
  private final AtomicInteger count = new AtomicInteger();

  RunningVerification(String runId, VerificationWork work, VerificationRuns runs) {
    this.runId = runId;
    this.work = work;
    this.runs = runs;
  }

  @Override
  public void run() {
    try {
      if (!runs.begin(runId)) {
        return;
      }
      VerificationResult result = work.run(LIMIT, this::add);
      runs.end(runId, result);
    } catch (RuntimeException broken) {
      // The outermost code of this thread: nobody else would hear of it, and the page would wait.
      LOG.log(Level.SEVERE, "Verification " + runId + " could not go on", broken);
      runs.interrupt(runId);
    }
  }

  private void add(VerificationStep step) {
    runs.add(runId, count.getAndIncrement(), step);
  }
}
