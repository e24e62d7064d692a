package dev.connections.console.connections;

/** Whether a connection is in use or waits for its end. */
public enum ConnectionLife {
  ACTIVE,
  /** Removed by a person; can be restored until it is deleted. */
  REMOVED
}
