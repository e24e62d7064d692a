package dev.connections.profile;

import dev.connections.console.verification.Verification;
import dev.connections.verification.Verifications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Starts what was claimed, now that the claim is there for all nodes to see. */
@ApplicationScoped
class StartedVerifications {
  @Inject private Verifications verifications;

  Verification start(VerificationClaim claimed) {
    if (claimed.runId() != null) {
      verifications.start(claimed.runId(), claimed.adapter(), claimed.signIn());
    }
    return claimed.verification();
  }
}
