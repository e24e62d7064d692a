package dev.connections.api;

/** How a call carries an access token. */
public enum TokenType {
  /** {@code Authorization: Bearer} and the token (RFC 6750). */
  BEARER("Bearer"),
  /**
   * {@code Authorization: DPoP} and the token, with a proof in the header {@code DPoP} that is made
   * for each request (RFC 9449); {@link AccessTokens#proof} makes it.
   */
  DPOP("DPoP");

  private final String scheme;

  TokenType(String scheme) {
    this.scheme = scheme;
  }

  /** The scheme of the header {@code Authorization}. */
  public String scheme() {
    return scheme;
  }
}
