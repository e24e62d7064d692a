package dev.connections.console.signin;

import dev.connections.api.RetryLaterException;
import dev.connections.console.ProgramCaller;

/**
 * Signing in with an OAuth 2.0 access token of the organization's OpenID provider (RFC 9068), which
 * a program gets there by the client credentials grant. Open to programs that nobody knows yet.
 */
public interface ClientSignIns {

  /**
   * Whom an access token was issued to. Asks the provider for its keys unless they are known; ends
   * within 15 seconds then, and at once otherwise.
   *
   * @param token a JWT in its compact form
   * @return the client, whose id begins with {@code client:}; it reaches every connection
   * @throws ProgramRefusedException when the token lets nobody in
   * @throws RetryLaterException while the keys of the provider cannot be read
   */
  ProgramCaller signIn(String token) throws ProgramRefusedException, RetryLaterException;
}
