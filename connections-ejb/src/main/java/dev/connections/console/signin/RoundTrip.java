package dev.connections.console.signin;

/**
 * The beginning of a sign-in at the provider.
 *
 * @param location where to send the browser
 * @param state comes back with the provider's answer and tells round trips apart
 * @param sealed what the end needs, for the browser to keep: encrypted, good for 30 minutes and on
 *     every node; about 600 characters that fit a cookie
 */
public record RoundTrip(String location, String state, String sealed) {

  /** Leaves everything out that could be used. */
  @Override
  public String toString() {
    return "sign-in round trip";
  }
}
