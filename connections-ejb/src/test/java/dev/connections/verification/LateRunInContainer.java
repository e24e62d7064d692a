package dev.connections.verification;

import dev.connections.api.FindingCode;
import dev.connections.console.verification.StepCode;
import dev.connections.console.verification.StepOutcome;
import dev.connections.console.verification.VerificationStep;
import dev.connections.provider.VerificationResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The thread of a run that everybody gave up, coming back. */
@ApplicationScoped
public class LateRunInContainer {
  @Inject private VerificationRuns runs;

  public void end(String runId) {
    VerificationStep step =
        new VerificationStep(
            StepCode.CREDENTIAL,
            "",
            StepOutcome.FAILED,
            FindingCode.KEY_MISMATCH,
            List.of(),
            "late",
            1);
    runs.add(runId, 90, step);
    runs.end(runId, List.of(step), 1, VerificationResult.of(null, true));
  }
}
