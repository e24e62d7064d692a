package dev.connections.api;

/**
 * How an application connection profile (or an application) is doing. Derived from its findings,
 * never set by hand; {@link #DISABLED} alone is a person's decision.
 */
public enum Status {
  /** Not verified since it was made. */
  PENDING(3, false),
  /** The last verification found nothing to do. */
  NO_ISSUES(4, true),
  /** It works, and somebody should look at it. */
  NEEDS_ATTENTION(2, true),
  /** It does not work, or not for all that it is needed for. */
  CRITICAL(0, false),
  /** The provider could not be asked, so nothing is known about it now. */
  UNVERIFIED(1, false),
  /** Switched off by an administrator. */
  DISABLED(5, false);

  private final int urgency;
  private final boolean works;

  Status(int urgency, boolean works) {
    this.urgency = urgency;
    this.works = works;
  }

  /** How soon a person should look at what has this status; the most urgent is 0. */
  public int urgency() {
    return urgency;
  }

  /** Whether the last verification found it working, with or without something to look at. */
  public boolean works() {
    return works;
  }
}
