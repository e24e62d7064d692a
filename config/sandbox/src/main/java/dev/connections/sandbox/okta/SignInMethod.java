package dev.connections.sandbox.okta;

/** How an application is set up to sign in. */
public enum SignInMethod {
  PUBLIC_KEY,
  CLIENT_SECRET,
  /** Public keys at a {@code jwks_uri}, which cannot be reached. */
  KEY_SET_ADDRESS,
  /** Public key, but of the application type web. */
  WEB
}
