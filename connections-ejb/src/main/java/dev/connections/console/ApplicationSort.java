package dev.connections.console;

/** What a list of applications is sorted by; the name decides between equals. */
public enum ApplicationSort {
  NAME,
  CONNECTION,
  WORKLOAD,
  /** The most urgent first when ascending. */
  STATUS,
  EXPIRY,
  CHECKED
}
