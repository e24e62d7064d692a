package dev.connections.api;

/** How much a finding weighs, lightest first. */
public enum Severity {
  /** Would be better otherwise; changes no status. */
  RECOMMENDATION,
  /** Somebody should look at it: {@link Status#NEEDS_ATTENTION}. */
  ATTENTION,
  /** The provider could not be asked: {@link Status#UNVERIFIED}. */
  UNVERIFIED,
  /** Something does not work: {@link Status#CRITICAL}. */
  CRITICAL
}
