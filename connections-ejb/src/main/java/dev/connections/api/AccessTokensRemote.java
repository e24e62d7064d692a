package dev.connections.api;

/**
 * {@link AccessTokens} for other applications of the server. A type of its own, since one interface
 * cannot be a bean's local and remote view at once; only the EAR's descriptor names it. Use it by
 * {@link Lookup#accessTokens}, whose tokens cross in half the time.
 */
public interface AccessTokensRemote extends AccessTokens {

  /**
   * As {@link #request}, with question and token in the form of {@link PackedTokens}, which calls
   * it.
   *
   * @throws IllegalArgumentException within an {@code EJBException}, when it is not in that form
   */
  byte[] requestPacked(byte[] question)
      throws UnknownConnectorException,
          InvalidRequestException,
          LinkNotAllowedException,
          CapabilityNotHeldException,
          ApplicationNotWorkingException,
          RetryLaterException;
}
