package dev.connections.profile;

import dev.connections.console.verification.Verification;
import dev.connections.verification.VerificationWork;
import java.util.Optional;

/**
 * What came of the wish to verify something.
 *
 * @param run its own; empty while another one runs, so that no credential was opened for this one
 * @param verification the run as people see it: its own, or the other
 */
record VerificationClaim(Optional<Run> run, Verification verification) {

  /** To be started after the claiming transaction ended. */
  record Run(String id, VerificationWork work) {}
}
