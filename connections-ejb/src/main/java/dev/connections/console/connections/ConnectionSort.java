package dev.connections.console.connections;

/**
 * What a list of connections is sorted by; the name decides between equals, in the same direction.
 * A date that will never come is after all others, a check that never was before all others.
 */
public enum ConnectionSort {
  NAME,
  WORKLOAD,
  ORGANIZATION,
  APPLICATIONS,
  /** The most urgent first when ascending. */
  STATUS,
  EXPIRY,
  CHECKED,
  CONNECTORS
}
