package dev.connections.signin;

/** The secrets of a trip that begins, for the request at the provider. */
public record TripBegun(String state, String nonce, String codeVerifier) {
  /** Leaves everything out that could be used. */
  @Override
  public String toString() {
    return "begun trip";
  }
}
