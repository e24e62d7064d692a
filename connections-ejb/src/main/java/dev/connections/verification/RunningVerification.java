package dev.connections.verification;

import dev.connections.console.verification.VerificationStep;
import dev.connections.provider.VerificationResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One run on its thread: no transaction is open while the provider is asked. */
final class RunningVerification {
  /** For all calls of one run in sum. */
  static final Duration LIMIT = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(RunningVerification.class.getName());

  private final String runId;
  private final VerificationWork work;
  private final VerificationRuns runs;
  private final List<VerificationStep> steps = new ArrayList<>();

  RunningVerification(String runId, VerificationWork work, VerificationRuns runs) {
    this.runId = runId;
    this.work = work;
    this.runs = runs;
  }

  /** Shows each step as it ends, to whoever waits for it. It may have waited itself until now. */
  void runWatched() {
    guarded(
        () -> {
          if (runs.begin(runId)) {
            VerificationResult result = work.run(LIMIT, this::show);
            runs.end(runId, steps, steps.size(), result);
          }
        });
  }

  private void show(VerificationStep step) {
    runs.add(runId, steps.size(), step);
    steps.add(step);
  }

  /**
   * Writes all steps with the end. To be called right after the claim.
   *
   * @return false when it broke off, and nobody is told of an end
   */
  boolean runUnwatched() {
    return guarded(
        () -> {
          VerificationResult result = work.run(LIMIT, steps::add);
          runs.end(runId, steps, 0, result);
        });
  }

  private boolean guarded(Runnable run) {
    try {
      run.run();
      return true;
    } catch (RuntimeException broken) {
      // The outermost code of this thread: nobody else would hear of it, and the page would wait.
      LOG.log(Level.SEVERE, "Verification " + runId + " could not go on", broken);
      runs.interrupt(runId);
      return false;
    }
  }
}
