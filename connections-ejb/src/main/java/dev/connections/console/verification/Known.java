package dev.connections.console.verification;

/** Yes, no, or nobody could tell. */
public enum Known {
  YES,
  NO,
  UNKNOWN
}
