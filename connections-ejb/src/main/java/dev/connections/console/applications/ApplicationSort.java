package dev.connections.console.applications;

import dev.connections.console.connections.ConnectionSort;

/** What a list of applications is sorted by, in the manner of {@link ConnectionSort}. */
public enum ApplicationSort {
  NAME,
  CONNECTION,
  WORKLOAD,
  /** The most urgent first when ascending. */
  STATUS,
  EXPIRY,
  CHECKED
}
