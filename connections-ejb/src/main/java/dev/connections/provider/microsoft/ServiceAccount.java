package dev.connections.provider.microsoft;

import dev.connections.console.verification.StepCode;
import dev.connections.credential.Grant;
import dev.connections.provider.StepRunner;
import dev.connections.provider.StepRunner.Result;
import dev.connections.provider.call.TokenFlow;

/**
 * The account that signed in to a system application. The application works without it, by an
 * administrator's consent; what it granted is tried out so that its end is no surprise where
 * something has to be done in its name.
 */
final class ServiceAccount {
  private final TokenFlow flow;
  private final Grant grant;

  /**
   * @param flow that refreshes what was granted
   */
  ServiceAccount(TokenFlow flow, Grant grant) {
    this.flow = flow;
    this.grant = grant;
  }

  /** Without a refresh token there is nothing to try. */
  void tryOut(StepRunner steps) {
    if (grant.refreshTokens().isPresent()) {
      steps.run(
          StepCode.SERVICE_ACCOUNT,
          grant.account(),
          () -> {
            flow.request(MicrosoftSignIn.SCOPES);
            return Result.ok(grant.account());
          });
    }
  }

  void skip(StepRunner steps) {
    if (grant.refreshTokens().isPresent()) {
      steps.skip(StepCode.SERVICE_ACCOUNT, grant.account());
    }
  }
}
