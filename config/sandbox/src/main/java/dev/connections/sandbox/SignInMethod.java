package dev.connections.sandbox;

/** How an application is set up to sign in. */
enum SignInMethod {
  PUBLIC_KEY,
  CLIENT_SECRET,
  /** Public key, but of the application type web. */
  WEB
}
