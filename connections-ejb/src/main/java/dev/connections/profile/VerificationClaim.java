package dev.connections.profile;

import dev.connections.console.verification.Verification;
import dev.connections.verification.VerificationWork;

/** What came of the wish to verify something. */
sealed interface VerificationClaim {

  /** The run as people see it: the claimed one, or the other. */
  Verification verification();

  /** A run of its own, to be started after the claiming transaction ended. */
  record Claimed(String runId, VerificationWork work, Verification verification)
      implements VerificationClaim {}

  /** Another one runs already, so no credential was opened for this one. */
  record RunsAlready(Verification verification) implements VerificationClaim {}
}
