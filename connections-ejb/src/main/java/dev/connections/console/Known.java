package dev.connections.console;

/** Yes, no, or nobody could tell. */
public enum Known {
  YES,
  NO,
  UNKNOWN
}
