package dev.connections.profile;

import dev.connections.console.Verification;
import dev.connections.provider.ProviderAdapter;
import dev.connections.provider.SignIn;

/**
 * A verification that was claimed, or one that runs already.
 *
 * @param runId null when another one runs already
 */
record ClaimedVerification(
    String runId, ProviderAdapter adapter, SignIn signIn, Verification verification) {

  /** Another one runs already, so no key is opened for this one. */
  static ClaimedVerification running(Verification other) {
    return new ClaimedVerification(null, null, null, other);
  }
}
