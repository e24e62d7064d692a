package dev.connections.console.signin;

import java.io.Serializable;

/**
 * What the browser's session keeps between leaving for the provider and coming back.
 *
 * @param location where to send the browser
 */
public record RoundTrip(
    String location, String redirectUri, String state, String nonce, String codeVerifier)
    implements Serializable {
  private static final long serialVersionUID = 1;

  /** Leaves everything out that could be used. */
  @Override
  public String toString() {
    return "sign-in round trip";
  }
}
