package dev.connections.api;

/** Whether a connector may use what it needs of a connection. */
public enum LinkState {
  /**
   * An administrator has yet to allow some of it: {@link ConnectorLink#allowed()} names the rest.
   */
  PENDING,
  /** All of it is allowed. */
  ALLOWED,
  /** An administrator denied it; no token is given. */
  DENIED
}
