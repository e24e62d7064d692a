package dev.connections.verification;

import dev.connections.console.verification.VerificationStep;
import dev.connections.provider.VerificationResult;
import java.time.Duration;
import java.util.function.Consumer;

/** What a claimed run does on its thread. */
public interface VerificationWork {

  /**
   * May call a provider; returns within {@code limit}.
   *
   * @param steps gets each step as it ends, in the caller's thread
   */
  VerificationResult run(Duration limit, Consumer<VerificationStep> steps);
}
