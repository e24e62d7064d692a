package dev.connections.console;

/** What a list of connections is sorted by; the name decides between equals. */
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
