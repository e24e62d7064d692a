package dev.connections.console;

/** The columns that the list of profiles can be sorted by. */
public enum ProfileSort {
  NAME,
  WORKLOAD,
  DOMAIN,
  CLIENT_ID,
  STATUS,
  VERIFIED_AT
}
