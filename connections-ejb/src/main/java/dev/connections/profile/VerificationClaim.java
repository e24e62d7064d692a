package dev.connections.profile;

import dev.connections.console.verification.Verification;
import dev.connections.credential.Credential;
import dev.connections.provider.ProviderAdapter;
import dev.connections.provider.SignIn;
import dev.connections.secret.SecretBox;
import dev.connections.secret.UnreadableSecretException;
import java.util.function.Function;
import java.util.logging.Logger;

/**
 * A verification that was claimed, or one that runs already.
 *
 * @param runId null when another one runs already
 */
record VerificationClaim(
    String runId, ProviderAdapter adapter, SignIn signIn, Verification verification) {
  private static final Logger LOG = Logger.getLogger(VerificationClaim.class.getName());

  /** Another one runs already, so no credential is opened for this one. */
  static VerificationClaim running(Verification other) {
    return new VerificationClaim(null, null, null, other);
  }

  /**
   * Signs in with a stored credential. One that does not open is found by the verification and is
   * no reason to fail here.
   */
  VerificationClaim with(
      ProfileKey key, SecretBox box, ProviderAdapter provider, Function<Credential, SignIn> how) {
    try {
      return new VerificationClaim(runId, provider, how.apply(key.open(box)), verification);
    } catch (UnreadableSecretException altered) {
      LOG.warning(altered.getMessage());
      UnreadableKey nobody = new UnreadableKey(provider);
      return new VerificationClaim(runId, nobody, how.apply(null), verification);
    }
  }

  /** Claimed; how to sign in is not known yet. */
  static VerificationClaim of(String runId, Verification shown) {
    return new VerificationClaim(runId, null, null, shown);
  }
}
