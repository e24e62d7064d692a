package dev.connections.console.apikeys;

/** Whether programs can sign in with an API key. */
public enum ApiKeyState {
  /** They can. */
  ACTIVE,
  /** Its time is over; it can be renewed. */
  EXPIRED,
  /** An administrator took it back for good. */
  REVOKED
}
