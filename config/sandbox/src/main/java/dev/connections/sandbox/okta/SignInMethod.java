package dev.connections.sandbox.okta;

/** How an application is set up to sign in. */
public enum SignInMethod {
  PUBLIC_KEY,
  CLIENT_SECRET,
  /** Public keys at a {@code jwks_uri}, which cannot be reached. */
  KEY_SET_ADDRESS,
  /** Public key, but of the application type web. */
  WEB,
  /** A client secret, of the application type web. */
  WEB_WITH_SECRET;

  /** Whether people sign in to it with a browser. */
  boolean isWeb() {
    return this == WEB || this == WEB_WITH_SECRET;
  }
}
