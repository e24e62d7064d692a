package dev.connections.provider;

import dev.connections.console.verification.VerificationStep;
import java.time.Duration;
import java.util.function.Consumer;

/** The ability to try whether an application can sign in and has what it needs. */
public interface Verifier {

  /**
   * Calls the provider, several times, and returns within {@code limit} whatever the provider does.
   * Never throws for anything that the provider does or says: that becomes a step.
   *
   * @param limit for all calls in sum
   * @param steps gets each step as it ends, in the caller's thread
   */
  VerificationResult verify(SignIn signIn, Duration limit, Consumer<VerificationStep> steps);
}
