package dev.connections.api;

import java.net.URI;

/**
 * Access tokens for the caller's connectors. Callers need the role {@code connector} or {@code
 * administrator}; others get a {@code jakarta.ejb.EJBAccessException}. No argument is null but
 * where that is said, and no answer either.
 *
 * <p>Ask for a token each time one is used: almost every answer comes from memory, in microseconds,
 * and a kept token outlives what an administrator changed meanwhile. Where a token has to be
 * fetched, the call goes to the provider and takes up to ten seconds; callers who ask for the same
 * one wait for one answer, up to half a minute when whoever fetches it breaks off. Both are for
 * each application of the connection that holds the capability and is asked in turn.
 *
 * <pre>{@code
 * AccessToken token = tokens.request(TokenRequest.of("nightly-users", "users-backup"));
 * request.header("Authorization", token.authorization());
 * }</pre>
 */
public interface AccessTokens {

  /**
   * A token for a capability that the connector was allowed.
   *
   * @throws UnknownConnectorException when the caller linked no such connector
   * @throws InvalidRequestException when the connector does not say that it needs the capability,
   *     or the capability has no permissions of the API
   * @throws LinkNotAllowedException while an administrator has not allowed it, or has denied it
   * @throws CapabilityNotHeldException when no application of the connection holds it any more
   * @throws ApplicationNotWorkingException when those that hold it cannot sign in before a person
   *     did something
   * @throws RetryLaterException when the provider cannot be reached or wants to be left alone for a
   *     while
   */
  AccessToken request(TokenRequest wanted)
      throws UnknownConnectorException,
          InvalidRequestException,
          LinkNotAllowedException,
          CapabilityNotHeldException,
          ApplicationNotWorkingException,
          RetryLaterException;

  /**
   * Tells how the provider answered a call with the token. After 401 the next {@link #request} does
   * not give this token again; after 429 it prefers another application of the connection that
   * holds the capability, or tells to retry when the time is over; after 403 it prefers another
   * application, and the one that was used is verified. Other statuses need not be reported and
   * change nothing. Returns at once.
   *
   * @param token as it was given
   * @param status of the provider's answer
   * @param retryAfterSeconds what the provider told with 429; negative when it told nothing
   */
  void report(AccessToken token, int status, long retryAfterSeconds);

  /**
   * The proof of possession for one request that carries a token of type {@link TokenType#DPOP}
   * (RFC 9449, section 4). The key stays here. Answers from memory.
   *
   * @param token as it was given
   * @param method of the request, such as {@code GET}
   * @param address of the request; query and fragment are left out of the proof
   * @param nonce that the API sent in its last answer; empty before it sent one
   * @return the value of the header {@code DPoP}; each is for one request
   * @throws UnknownConnectorException never so far; a caller who linked no such connector is told
   *     to request a token, which says so
   * @throws RetryLaterException when the token is none that the caller may use, or is no longer
   *     kept: {@link #request} another one
   */
  String proof(AccessToken token, String method, URI address, String nonce)
      throws UnknownConnectorException, RetryLaterException;
}
