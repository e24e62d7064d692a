package dev.connections.api;

/**
 * How an application connection profile (or an application) is doing. Derived from its findings,
 * never set by hand; {@link #DISABLED} alone is a person's decision.
 */
public enum Status {
  /** Not verified since it was made. */
  PENDING,
  /** The last verification found nothing to do. */
  NO_ISSUES,
  /** It works, and somebody should look at it. */
  NEEDS_ATTENTION,
  /** It does not work, or not for all that it is needed for. */
  CRITICAL,
  /** The provider could not be asked, so nothing is known about it now. */
  UNVERIFIED,
  /** Switched off by an administrator. */
  DISABLED
}
