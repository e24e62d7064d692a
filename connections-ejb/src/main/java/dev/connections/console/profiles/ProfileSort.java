package dev.connections.console.profiles;

/** The columns that the list of profiles can be sorted by. */
public enum ProfileSort {
  NAME,
  WORKLOAD,
  DOMAIN,
  CLIENT_ID,
  /** The most urgent first when ascending. */
  STATUS,
  /** Never verified comes last both ways. */
  VERIFIED_AT,
  /** An end that nobody knows comes last both ways. */
  CREDENTIAL_END
}
