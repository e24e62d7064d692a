package dev.connections.console.verification;

import dev.connections.api.Status;
import java.time.Instant;
import java.util.List;

/**
 * A verification as it runs or as it ended.
 *
 * @param id of the run
 * @param running whether more steps will come
 * @param status what the steps so far amount to; PENDING while it runs
 * @param startedAt when it began
 * @param startedBy who asked for it
 * @param steps the finished steps, in order
 */
public record Verification(
    String id,
    boolean running,
    Status status,
    Instant startedAt,
    String startedBy,
    List<VerificationStep> steps) {
  public Verification {
    steps = List.copyOf(steps);
  }
}
