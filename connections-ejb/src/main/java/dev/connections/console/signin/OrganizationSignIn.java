package dev.connections.console.signin;

import dev.connections.console.Caller;

/**
 * Signing in through the organization's OpenID Connect provider (authorization code with PKCE, RFC
 * 7636, state and nonce). Open to anonymous visitors.
 */
public interface OrganizationSignIn {

  /** Whether a provider is configured. */
  boolean offered();

  /**
   * Prepares a round trip. Asks the provider for its metadata (OpenID Connect Discovery 1.0) unless
   * that is known; ends within 5 seconds.
   *
   * @param redirectUri of this console, as registered at the provider
   * @throws OrganizationSignInException when the provider cannot be used
   */
  RoundTrip start(String redirectUri) throws OrganizationSignInException;

  /**
   * Ends a round trip: asks the provider for the ID token, checks it (OpenID Connect Core 1.0,
   * section 3.1.3.7) and gives the role that the groups claim stands for. Ends within 20 seconds.
   *
   * @param sealed of the round trip, as {@link #start} gave it to this browser
   * @param query of the callback, without question mark
   * @throws OrganizationSignInException when the provider did not sign the person in, or none of
   *     the person's groups stands for a role; NOT_STARTED_HERE also for what is not sealed here or
   *     older than 30 minutes
   */
  Caller finish(String sealed, String query) throws OrganizationSignInException;
}
